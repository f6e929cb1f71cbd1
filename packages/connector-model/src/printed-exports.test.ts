import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { known, type Setting } from './setting.js';
import { toOrganization } from './to-organization.js';

const model = (text: string, item = 'paste.txt') => toOrganization(readExport(text, { item }).records);
const reasons = (object: object | undefined) =>
  Object.entries(object ?? {}).flatMap(([name, setting]: [string, Setting<unknown> | undefined]) =>
    setting?.state === 'unknown' ? [`${name} ${setting.reason}`] : [],
  );

describe('what the Exchange Management Shell printed', () => {
  const { organization, issues, unused } = model(
    readFileSync(join(import.meta.dirname, '../test/fixtures/exchange-management-shell.txt'), 'utf8'),
  );
  const name = {
    issuer: 'CN=Contoso Public CA, O=Contoso Trust, C=US',
    subject: 'CN=mail.contoso.com',
  };

  it('becomes objects of every kind, with nothing left over', () => {
    expect(unused).toEqual([]);
    expect(issues).toEqual([]);
    expect(organization.servers).toEqual(['EX01', 'EX02']);
    const { receiveConnectors, sendConnectors, certificates, hybridConfigurations } = organization;
    expect(
      [receiveConnectors, sendConnectors, certificates, hybridConfigurations].map((list) => list.length),
    ).toEqual([2, 1, 1, 1]);
  });

  it('knows every setting that was printed whole', () => {
    const [frontend, relay] = organization.receiveConnectors;
    expect(reasons(frontend).filter((reason) => !reason.endsWith(' absent'))).toEqual([]);
    expect(frontend && known(frontend.maxMessageSize)).toBe(37_748_736);
    expect(reasons(relay)).toContain('remoteIpRanges truncated');
    expect(relay && known(relay.tlsCertificateName)).toBeNull();
    expect(relay && known(relay.tlsDomainCapabilities)).toEqual([]);
    expect(reasons(organization.certificates[0])).toEqual([]);
    expect(reasons(organization.hybridConfigurations[0])).toEqual([
      'whenChanged absent',
      'clientAccessServers absent',
    ]);
  });

  it('reads the certificate name that a console without word wrap cut', () => {
    const named = [
      ...organization.receiveConnectors.slice(0, 1),
      ...organization.sendConnectors,
      ...organization.hybridConfigurations,
    ];
    for (const object of named) expect(known(object.tlsCertificateName)).toMatchObject(name);
  });
});

describe('readings of a wrapped value', () => {
  const connector = [
    'Identity           : EX01\\R',
    'TlsCertificateName : <I>CN=Contoso Worldwide Certificate Authority For Pub',
    '                     lic Use<S>CN=mail.contoso.com',
    'Bindings           : {0.0.0.0:25}',
    '',
  ].join('\n');
  const certificate = [
    'Thumbprint : 0A1B2C3D4E5F60718293A4B5C6D7E8F901234567',
    'Issuer     : CN=Contoso Worldwide Certificate Authority For Public Use',
    'Subject    : CN=mail.contoso.com',
    '',
  ].join('\n');
  const issuerOf = ({ organization }: ReturnType<typeof model>) => {
    const [first] = organization.receiveConnectors;
    return first && known(first.tlsCertificateName)?.issuer;
  };

  it('are settled by a certificate that has one of the names', () => {
    expect(issuerOf(model(`${connector}\n${certificate}`))).toBe(
      'CN=Contoso Worldwide Certificate Authority For Public Use',
    );
  });

  it('stay the likelier ones without it', () => {
    expect(issuerOf(model(connector))).toBe('CN=Contoso Worldwide Certificate Authority For Pub lic Use');
  });
});

describe('where a console says what objects belong to', () => {
  it('takes the server that was asked', () => {
    const text =
      'PS C:\\> Get-ReceiveConnector -Server EX07 | fl\n\nName     : Relay\nBindings : {0.0.0.0:25}\n';
    expect(model(text).organization.receiveConnectors).toMatchObject([
      { identity: 'EX07\\Relay', server: 'EX07', serverFrom: 'content' },
    ]);
  });

  it('takes the computer of the session for the certificates it shows', () => {
    const text = '[EX08]: PS C:\\> Get-ExchangeCertificate | fl\n\nThumbprint : AB12\nServices   : SMTP\n';
    expect(model(text).organization.certificates).toMatchObject([{ server: 'EX08', serverFrom: 'content' }]);
  });

  it('tells connectors apart whose names a table cut', () => {
    const text =
      'PS C:\\> Get-ReceiveConnector\n\nIdentity      Bindings     Enabled\n--------      --------     -------\nEX01\\Relay... {0.0.0.0:25} True\nEX01\\Other... {0.0.0.0:26} True\n';
    expect(model(text).organization.receiveConnectors.map(({ identity }) => identity)).toEqual([
      'EX01\\Relay…',
      'EX01\\Other…',
    ]);
  });

  it('knows the sides of Microsoft365DSC and of ExchangeDsc', () => {
    const text = [
      "EXOAcceptedDomain 'a' { Identity = 'contoso.com'; DomainType = 'InternalRelay' }",
      "ExchAcceptedDomain 'b' { DomainName = 'contoso.com'; DomainType = 'Authoritative' }",
      "ExchReceiveConnector 'c' { Identity = 'EX01\\R'; Bindings = @('0.0.0.0:25'); Enabled = $true }",
      "ExchExchangeCertificate 'd' { Thumbprint = 'AB12'; Services = @('IIS', 'SMTP') }",
    ].join('\n');
    const { organization, unused } = model(text, 'tenant.ps1');
    expect(unused).toEqual([]);
    expect(organization.acceptedDomains.map(({ side, domainName }) => [side, known(domainName)])).toEqual([
      ['cloud', 'contoso.com'],
      ['onprem', 'contoso.com'],
    ]);
    expect(organization.receiveConnectors).toMatchObject([{ server: 'EX01', enabled: { value: true } }]);
    expect(organization.certificates).toMatchObject([{ services: { value: ['IIS', 'SMTP'] } }]);
  });
});
