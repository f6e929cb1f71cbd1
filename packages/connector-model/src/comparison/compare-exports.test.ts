import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { defaultFrontend, exportRecord, relay } from '../../test/export-record.js';
import { toOrganization } from '../to-organization.js';
import { compareExports } from './compare-exports.js';

type Properties = Parameters<typeof exportRecord>[0];

const compare = (earlier: readonly ExportRecord[], later: readonly ExportRecord[]) =>
  compareExports(toOrganization(earlier).organization, toOrganization(later).organization);
const brief = ({ differences }: ReturnType<typeof compare>) =>
  differences.map(({ weight, flow, change, object, setting }) => [weight, flow, change, object, setting]);

const of =
  (typeName: string, properties: Properties) =>
  (changes: Properties = {}): ExportRecord =>
    exportRecord({ ...properties, ...changes }, { typeName });

const send = of('SendConnector', {
  Name: 'Outbound to Office 365',
  Enabled: true,
  AddressSpaces: ['SMTP:contoso.mail.onmicrosoft.com;1'],
  SmartHosts: [],
  RequireTLS: true,
  IgnoreSTARTTLS: false,
  TlsAuthLevel: 'DomainValidation',
  TlsDomain: 'mail.protection.outlook.com',
  TlsCertificateName: '<I>CN=CA<S>CN=mail.contoso.com',
  CloudServicesMailEnabled: true,
  SourceTransportServers: ['EX01', 'EX02'],
});
const inbound = of('InboundConnector', {
  Name: 'Inbound from Contoso',
  Enabled: true,
  ConnectorType: 'OnPremises',
  SenderDomains: ['smtp:contoso.com;1'],
  TlsSenderCertificateName: 'mail.contoso.com',
  CloudServicesMailEnabled: true,
});
const outbound = of('OutboundConnector', {
  Name: 'Outbound to Contoso',
  Enabled: true,
  ConnectorType: 'OnPremises',
  RecipientDomains: ['contoso.com'],
  SmartHosts: ['mail.contoso.com'],
  UseMXRecord: false,
  TlsSettings: 'DomainValidation',
  TlsDomain: 'mail.contoso.com',
});

describe('compareExports', () => {
  it('finds what changed, from what to what, where and when', () => {
    const { differences, compared } = compare(
      [defaultFrontend('EX02', {}, { item: 'monday.txt' })],
      [
        defaultFrontend(
          'EX02',
          { TlsCertificateName: null, WhenChangedUTC: '2026-11-17T09:00:00' },
          { item: 'tuesday.txt' },
        ),
      ],
    );
    expect(differences).toMatchObject([
      {
        weight: 'breaking',
        flow: 'cloud-to-onprem',
        object: 'EX02\\Default Frontend EX02',
        setting: 'TlsCertificateName',
        reference: { origin: { item: 'monday.txt', path: 'TlsCertificateName' } },
        actual: { value: null, origin: { item: 'tuesday.txt' } },
        whenChanged: '2026-11-17T09:00:00',
      },
    ]);
    expect(compared).toBeGreaterThan(8);
  });

  it('is one-way: what was put right is harmless', () => {
    const broken = [defaultFrontend('EX01', { AuthMechanism: 'None' })];
    expect(brief(compare(broken, [defaultFrontend('EX01')]))[0]?.[0]).toBe('harmless');
    expect(brief(compare([defaultFrontend('EX01')], broken))[0]?.[0]).toBe('breaking');
  });

  it.each([
    [
      'a plain domain for smtp:…;1 (Microsoft365DSC issue 2180)',
      inbound(),
      inbound({ SenderDomains: ['Contoso.com'] }),
    ],
    [
      'order and case',
      send(),
      send({ SourceTransportServers: ['ex02', 'EX01'], TlsDomain: 'Mail.Protection.Outlook.com' }),
    ],
    ['null for an empty list (Microsoft365DSC issue 1165)', send(), send({ SmartHosts: null })],
    [
      'the time of change and the identity',
      send(),
      send({ WhenChanged: '2026-11-20', Guid: 'y', Identity: 'CN=Outbound to Office 365' }),
    ],
  ])('does not take %s for a change', (_what, earlier, later) => {
    expect(compare([earlier], [later]).differences).toEqual([]);
  });

  it('says what could not be compared (Microsoft365DSC issue 6774)', () => {
    const found = compare([send()], [send({ AddressSpaces: { cut: ['smtp:*;1'] }, ErrorPolicies: null })]);
    expect(found.differences).toEqual([]);
    expect(found.notCompared).toMatchObject([{ reason: 'truncated', settings: ['AddressSpaces'] }]);
  });

  it.each<[string, ExportRecord, ExportRecord, unknown[]]>([
    [
      'TlsSenderCertificateName (§E.3)',
      inbound(),
      inbound({ TlsSenderCertificateName: '*.contoso.com' }),
      ['breaking', 'onprem-to-cloud'],
    ],
    [
      'the type of an inbound connector (§E.3)',
      inbound(),
      inbound({ ConnectorType: 'Partner' }),
      ['breaking', 'onprem-to-cloud'],
    ],
    [
      'a restriction (§E.3)',
      inbound({ RestrictDomainsToCertificate: false }),
      inbound({ RestrictDomainsToCertificate: true }),
      ['risky', 'onprem-to-cloud'],
    ],
    [
      'CloudServicesMailEnabled of an inbound connector (§E.3)',
      inbound(),
      inbound({ CloudServicesMailEnabled: false }),
      ['risky', 'onprem-to-cloud'],
    ],
    [
      'TlsDomain (§E.1)',
      outbound(),
      outbound({ TlsDomain: 'www.contoso.com' }),
      ['breaking', 'cloud-to-onprem'],
    ],
    [
      'TlsSettings, tightened (§E.1)',
      outbound({ TlsSettings: null }),
      outbound(),
      ['breaking', 'cloud-to-onprem'],
    ],
    [
      'TlsSettings, loosened (§E.1)',
      outbound(),
      outbound({ TlsSettings: 'EncryptionOnly' }),
      ['risky', 'cloud-to-onprem'],
    ],
    ['UseMXRecord (§E.1)', outbound(), outbound({ UseMXRecord: true }), ['breaking', 'cloud-to-onprem']],
    [
      'a recipient domain less (§E.1.2)',
      outbound({ RecipientDomains: ['contoso.com', 'fabrikam.com'] }),
      outbound(),
      ['breaking', 'cloud-to-onprem'],
    ],
    [
      'the connector scoped to rules (§E.1.1)',
      outbound({ IsTransportRuleScoped: false }),
      outbound({ IsTransportRuleScoped: true }),
      ['breaking', 'cloud-to-onprem'],
    ],
    [
      'CloudServicesMailEnabled of a send connector (§D.3)',
      send(),
      send({ CloudServicesMailEnabled: false }),
      ['risky', 'onprem-to-cloud'],
    ],
    [
      'TlsCertificateName of a send connector (§B.4)',
      send(),
      send({ TlsCertificateName: null }),
      ['breaking', 'onprem-to-cloud'],
    ],
    [
      'a source server more (§B.3)',
      send(),
      send({ SourceTransportServers: ['EX01', 'EX02', 'EX03'] }),
      ['breaking', 'onprem-to-cloud'],
    ],
    [
      'TlsAuthLevel (§D.3)',
      send(),
      send({ TlsAuthLevel: 'CertificateValidation' }),
      ['harmless', 'onprem-to-cloud'],
    ],
    [
      'a send connector that leads elsewhere',
      send({ Name: 'Internet', AddressSpaces: ['*'] }),
      send({ Name: 'Internet', AddressSpaces: ['*'], RequireTLS: false }),
      ['harmless', 'none'],
    ],
  ])('weighs %s', (_what, earlier, later, expected) => {
    expect(brief(compare([earlier], [later])).map((one) => one.slice(0, 2))).toEqual([expected]);
  });

  it('finds what was added and removed, where it would have been exported', () => {
    const domain = (DomainName: string) =>
      exportRecord({
        DomainName,
        Name: DomainName,
        DomainType: 'Authoritative',
        OriginatingServer: 'DC.contoso.local',
      });
    const earlier = [
      defaultFrontend('EX01'),
      inbound(),
      outbound(),
      send(),
      domain('contoso.com'),
      domain('fabrikam.com'),
    ];
    const later = [
      relay('EX01', ['104.47.0.0/17']),
      outbound({ Name: 'Other', Enabled: false }),
      send({ Name: 'Other', AddressSpaces: ['*'] }),
      domain('contoso.com'),
    ];
    const found = compare(earlier, later);
    expect(brief(found).map(([weight, , change, object]) => [weight, change, object])).toEqual([
      ['breaking', 'removed', 'EX01\\Default Frontend EX01'],
      ['breaking', 'removed', 'Outbound to Office 365'],
      ['breaking', 'removed', 'Outbound to Contoso'],
      ['breaking', 'removed', 'fabrikam.com'],
      ['breaking', 'added', 'EX01\\Relay EX01'],
      ['harmless', 'added', 'Other'],
      ['harmless', 'added', 'Other'],
    ]);
    expect(found.notCompared).toMatchObject([{ object: 'Inbound from Contoso', reason: 'not-exported' }]);
  });

  it('follows a renewal: a certificate of the same issuer and subject takes the place (§B.4)', () => {
    const certificate = (Thumbprint: string, Subject = 'CN=mail.contoso.com') =>
      exportRecord(
        {
          Identity: `EX01\\${Thumbprint}`,
          Thumbprint,
          Subject,
          Issuer: 'CN=Contoso Public CA, O=Contoso Trust, C=US',
        },
        { command: 'Get-ExchangeCertificate' },
      );
    const removed = (later: readonly ExportRecord[]) =>
      compare([defaultFrontend('EX01'), certificate('AA')], [defaultFrontend('EX01'), ...later]).differences;
    expect(removed([certificate('BB')])).toMatchObject([
      { object: 'BB', change: 'added', weight: 'risky' },
      { object: 'AA', change: 'removed', weight: 'harmless' },
    ]);
    expect(removed([certificate('BB', 'CN=www.contoso.com')])).toMatchObject([
      { object: 'AA', change: 'removed', weight: 'breaking' },
      { object: 'BB', change: 'added', weight: 'harmless' },
    ]);
  });
});
