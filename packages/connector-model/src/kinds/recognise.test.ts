import { readExport } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { known } from '../setting.js';
import { toOrganization } from '../to-organization.js';

const CLIXML = `<Objs xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0">
  <TN RefId="0"><T>System.Collections.Hashtable</T><T>System.Object</T></TN>
  <DCT>
    <En><S N="Key">Receive</S><Obj N="Value" RefId="1"><LST>
      <Obj RefId="2">
        <TN RefId="1"><T>Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector</T></TN>
        <Props><S N="Identity">EX01\\Relay</S><B N="RequireTLS">false</B></Props>
      </Obj>
      <Obj RefId="3"><TNRef RefId="1" /><Props><S N="Identity">EX02\\Relay</S></Props></Obj>
    </LST></Obj></En>
    <En><S N="Key">Again</S><Ref N="Value" RefId="2" /></En>
    <En><S N="Key">When</S><S N="Value">today</S></En>
  </DCT>
</Obj></Objs>`;

const gather = (value: unknown) =>
  toOrganization(readExport(JSON.stringify(value), { item: 'report.json' }).records);
const receive = (server: string, name = `Default Frontend ${server}`) => ({
  Identity: `${server}\\${name}`,
  Bindings: ['0.0.0.0:25'],
  RemoteIPRanges: ['0.0.0.0-255.255.255.255'],
});
const certificate = (thumbprint: string) => ({
  Thumbprint: thumbprint,
  Subject: 'CN=b',
  Issuer: 'CN=a',
  Services: 'SMTP',
  NotAfter: '2027-01-01T00:00:00Z',
});
const reportedAs = (identity: string, type: string, more: object) => ({
  Identity: identity,
  Name: identity.split('\\').at(-1),
  Enabled: true,
  CloudEnabled: true,
  ConnectorType: type,
  TransportRole: null,
  SmartHosts: null,
  AddressSpaces: null,
  RequireTLS: true,
  TlsAuthLevel: null,
  TlsDomain: null,
  CertificateDetails: {
    CertificateMatchDetected: true,
    TlsCertificateName: '<I>CN=a<S>CN=b',
    TlsCertificateSet: true,
  },
  ...more,
});

describe('recognise', () => {
  it('finds the objects a script put into a hashtable, each once', () => {
    const { records } = readExport(CLIXML, { item: 'all.xml' });
    const { organization, unused } = toOrganization(records);
    expect(organization.receiveConnectors.map(({ identity, origin }) => [identity, origin.line])).toEqual([
      ['EX01\\Relay', 4],
      ['EX02\\Relay', 4],
    ]);
    expect(organization.receiveConnectors[0]?.requireTls).toMatchObject({
      state: 'set',
      origin: { line: 7 },
    });
    expect(unused).toEqual([]);
  });

  it('finds them in JSON, by their properties', () => {
    const json =
      '{"EX01": {"Receive": [{"Identity": "EX01\\\\Relay", "Bindings": ["0.0.0.0:25"], "RemoteIPRanges": []}]}}';
    const { organization } = toOrganization(readExport(json, { item: 'all.json' }).records);
    expect(organization.receiveConnectors.map(({ identity }) => identity)).toEqual(['EX01\\Relay']);
  });

  it('reads the bytes of a certificate as JSON writes them', () => {
    const json = '{"Thumbprint": "AB", "Subject": "CN=a", "NotAfter": "x", "RawData": [48, 130, 255]}';
    const { organization } = toOrganization(readExport(json, { item: 'EX01.json' }).records);
    expect(organization.certificates[0]?.rawData).toEqual(Uint8Array.from([48, 130, 255]));
  });

  it('finds exports in a report of HealthChecker, and whose they are', () => {
    const report = {
      HealthCheckerExchangeServer: {
        ServerName: 'ex01.contoso.local',
        ExchangeInformation: {
          GetExchangeServer: {
            Name: 'EX01',
            AdminDisplayVersion: 'Version 15.2 (Build 1.1)',
            Edition: 'Standard',
          },
          GetReceiveConnector: [receive('EX01'), receive('EX01', 'Relay')],
          ExchangeCertificateInformation: { Certificates: [certificate('AA'), certificate('BB')] },
        },
        OrganizationInformation: {
          GetHybridConfiguration: {
            OnPremisesSmartHost: 'mail.contoso.com',
            Features: ['SecureMail'],
            SendingTransportServers: ['EX01'],
          },
        },
      },
      DisplayResults: [{ Name: 'Certificate', Details: 'AA' }],
    };
    const other = {
      HealthCheckerExchangeServer: {
        ServerName: 'EX02',
        ExchangeInformation: { Certificates: [certificate('AA')] },
      },
    };
    const { organization, issues } = gather([report, other]);
    expect(organization.servers).toEqual(['EX01', 'EX02']);
    expect(organization.certificates.map(({ server, thumbprint }) => [server, known(thumbprint)])).toEqual([
      ['EX01', 'AA'],
      ['EX01', 'BB'],
      ['EX02', 'AA'],
    ]);
    expect(organization.certificates.map(({ serverFrom }) => serverFrom)).toEqual([
      'content',
      'content',
      'content',
    ]);
    expect(organization.receiveConnectors).toHaveLength(2);
    expect(organization.hybridConfigurations).toHaveLength(1);
    expect(issues).toEqual([]);
  });

  it('reads what older versions of HealthChecker made of connectors and certificates', () => {
    const reported = {
      ServerName: 'EX01',
      ExchangeInformation: {
        ExchangeConnectors: [
          reportedAs('EX01\\Default Frontend EX01', 'Receive', { TransportRole: 'FrontendTransport' }),
          reportedAs('Outbound to Office 365', 'Send', {
            AddressSpaces: ['smtp:*;1'],
            TlsAuthLevel: 'DomainValidation',
          }),
        ],
        ExchangeCertificates: [
          {
            ...certificate('AA'),
            NotAfter: undefined,
            Namespaces: ['a'],
            LifetimeInDays: 3,
            CertificateObject: certificate('AA'),
          },
        ],
      },
    };
    const { organization } = gather([reported]);
    expect(organization.receiveConnectors).toMatchObject([
      {
        identity: 'EX01\\Default Frontend EX01',
        tlsCertificateName: { state: 'set', value: { subject: 'CN=b' } },
        bindings: { state: 'unknown' },
      },
    ]);
    expect(organization.sendConnectors).toMatchObject([
      {
        name: 'Outbound to Office 365',
        cloudServicesMailEnabled: { value: true },
        tlsAuthLevel: { value: 'DomainValidation' },
      },
    ]);
    expect(organization.certificates).toMatchObject([{ server: 'EX01', notAfter: { state: 'set' } }]);
  });

  it('tells whose certificates are by the connectors beside them', () => {
    const { organization } = gather([
      {
        EX01: { Receive: [receive('EX01')], Certificates: [certificate('AA')] },
        EX02: { Receive: [receive('EX02')], Certificates: [certificate('AA')] },
      },
    ]);
    expect(organization.certificates.map(({ server }) => server)).toEqual(['EX01', 'EX02']);
  });

  it('does not guess among several servers', () => {
    const { organization } = gather([
      { Receive: [receive('EX01'), receive('EX02')], Certificates: [certificate('AA')] },
    ]);
    expect(organization.certificates.map(({ serverFrom }) => serverFrom)).toEqual(['nothing']);
  });

  it('leaves a record alone that gathers nothing', () => {
    const { records } = readExport('{"Name": "x", "Inner": {"Name": "y"}}', { item: 'x.json' });
    expect(toOrganization(records).unused).toEqual(records);
  });
});
