import type { ExportRecord, PropertyValue } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { defaultFrontend, exportRecord, relay } from '../../test/export-record.js';
import { toOrganization } from '../to-organization.js';
import { compareServers } from './compare-servers.js';

const compare = (...records: ExportRecord[]) => compareServers(toOrganization(records).organization);
type Changes = Parameters<typeof defaultFrontend>[1];
const two = (changes: Changes) => compare(defaultFrontend('EX01'), defaultFrontend('EX02', changes));

const brief = ({ differences }: ReturnType<typeof compare>) =>
  differences.map(({ weight, change, object, setting }) => [weight, change, object, setting]);

describe('compareServers', () => {
  it('finds the founding drift, with both origins, and says which server is odd (§F.2.1)', () => {
    const { differences } = two({ TlsCertificateName: null, TlsDomainCapabilities: [] });
    expect(differences).toMatchObject([
      {
        weight: 'breaking',
        flow: 'cloud-to-onprem',
        server: 'EX02',
        setting: 'TlsCertificateName',
        reference: { origin: { item: 'connectors.txt' } },
        actual: { value: null, origin: { path: 'TlsCertificateName' } },
        agreeing: ['EX01'],
        settledBy: 'wizard',
      },
      { weight: 'risky', setting: 'TlsDomainCapabilities', actual: { value: [] } },
    ]);
  });

  it('takes what most servers have for right', () => {
    const odd = compare(
      defaultFrontend('EX01', { MaxMessageSize: '25 MB' }),
      defaultFrontend('EX02', { MaxMessageSize: '36 MB (37.748.736 bytes)' }),
      defaultFrontend('EX03', { MaxMessageSize: '36 MB (37,748,736 bytes)' }),
    );
    expect(odd.differences).toMatchObject([
      {
        server: 'EX01',
        setting: 'MaxMessageSize',
        weight: 'risky',
        agreeing: ['EX02', 'EX03'],
        settledBy: 'majority',
      },
    ]);
  });

  it('takes the first for the reference where nothing settles it', () => {
    expect(two({ Banner: '220 hello' }).differences).toEqual([]);
    const banners = compare(
      defaultFrontend('EX01', { Banner: '220 a' }),
      defaultFrontend('EX02', { Banner: '220 b' }),
    );
    expect(banners.differences).toMatchObject([{ server: 'EX02', settledBy: 'nothing', weight: 'harmless' }]);
  });
});

describe('no false drift', () => {
  it.each<[string, Changes]>([
    [
      'the order of items',
      { RemoteIPRanges: ['0.0.0.0-255.255.255.255', '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'] },
    ],
    ['the spelling of a range', { RemoteIPRanges: ['0.0.0.0/0', '::/0'] }],
    [
      'the case of flags',
      { AuthMechanism: 'exchangeserver, TLS, integrated, BasicAuth, BasicAuthRequireTLS' },
    ],
    ['numbers for names', { AuthMechanism: 31, PermissionGroups: 13 }],
    ['the case of names', { TlsDomainCapabilities: ['Mail.Protection.Outlook.com:acceptcloudservicesmail'] }],
    ['text for switches', { RequireTLS: 'False' }],
    ['what is each server’s own (Fqdn, Identity, Guid)', { Fqdn: 'ex02.emea.contoso.local', Guid: 'x' }],
  ])('by %s', (_what, changes) => {
    expect(two(changes).differences).toEqual([]);
  });

  it('by null for an empty list (Microsoft365DSC issue 1165)', () => {
    const empty: Changes = { TlsDomainCapabilities: [], TlsCertificateName: '' };
    const nothing: Changes = { TlsDomainCapabilities: null, TlsCertificateName: null };
    expect(compare(defaultFrontend('EX01', empty), defaultFrontend('EX02', nothing)).differences).toEqual([]);
  });

  it('by a setting an export does not show, cuts off or failed to read (Microsoft365DSC issue 6774, ExchangeDsc issue 452)', () => {
    const found = two({ AuthMechanism: null, RemoteIPRanges: { cut: ['0.0.0.0-255.255.255.255'] } });
    expect(found.differences).toEqual([]);
    expect(found.notCompared).toMatchObject([
      { object: 'EX02\\Default Frontend EX02', reason: 'truncated', settings: ['RemoteIPRanges'] },
      { object: 'EX02\\Default Frontend EX02', reason: 'unreadable', settings: ['AuthMechanism'] },
    ]);
  });

  it('by bindings to each server’s own address', () => {
    const bound = (server: string, address: string) =>
      defaultFrontend(server, { Bindings: [`${address}:25`, '[::]:25'] });
    expect(compare(bound('EX01', '10.0.0.1'), bound('EX02', '10.0.0.2')).differences).toEqual([]);
    expect(brief(compare(bound('EX01', '10.0.0.1'), defaultFrontend('EX02')))).toEqual([
      ['risky', 'changed', 'EX01\\Default Frontend EX01', 'Bindings'],
    ]);
  });

  it('by the setup certificate each server names for itself', () => {
    const own = (server: string) =>
      defaultFrontend(server, { TlsCertificateName: `<I>CN=${server}<S>CN=${server}` });
    expect(compare(own('EX01'), own('EX02')).differences).toEqual([]);
    expect(compare(own('EX1'), own('EX11')).differences).toEqual([]);
  });

  it('between Edge and Mailbox servers, or 2010 and later ones (§A.2.4, §A.2.5, §D.4)', () => {
    const edge = defaultFrontend('EDGE1', {
      Identity: 'EDGE1\\Default internal receive connector EDGE1',
      Name: 'Default internal receive connector EDGE1',
      TlsCertificateName: null,
    });
    const old = defaultFrontend('OLD', {
      Identity: 'OLD\\Default OLD',
      Name: 'Default OLD',
      TlsCertificateName: null,
    });
    expect(compare(edge, old, defaultFrontend('EX01'), relay('EX01', ['198.51.100.7'])).differences).toEqual(
      [],
    );
  });
});

describe('the weight of a difference for mail from Exchange Online', () => {
  it('in X-ANONYMOUSTLS is none, for only Exchange servers use it (§B.2)', () => {
    const { differences } = compare(
      defaultFrontend('EX01', { SuppressXAnonymousTls: false }),
      defaultFrontend('EX02', { SuppressXAnonymousTls: true }),
    );
    expect(differences).toMatchObject([{ setting: 'SuppressXAnonymousTls', weight: 'harmless' }]);
  });

  it.each<[string, Changes, string]>([
    ['disabled (§A.1.9)', { Enabled: false }, 'breaking'],
    ['of another role (§A.1.10)', { TransportRole: 'HubTransport' }, 'breaking'],
    ['without port 25 on IPv4 (§A.1.1)', { Bindings: ['[::]:25'] }, 'breaking'],
    ['without port 25 on IPv6 (§A.1.14)', { Bindings: ['0.0.0.0:25'] }, 'risky'],
    [
      'closed to addresses of Exchange Online (§H.6)',
      { RemoteIPRanges: ['0.0.0.0-52.100.0.1', '::/0'] },
      'breaking',
    ],
    [
      'closed to private addresses (§A.1.3)',
      { RemoteIPRanges: ['11.0.0.0-255.255.255.255', '0.0.0.0-9.255.255.255', '::/0'] },
      'risky',
    ],
    ['without STARTTLS (§D.2)', { AuthMechanism: 'Integrated, BasicAuth, ExchangeServer' }, 'breaking'],
    ['trusting everybody (§D.2)', { AuthMechanism: 'Tls, ExternalAuthoritative' }, 'risky'],
    ['with another way to log in', { AuthMechanism: 'Tls, Integrated' }, 'harmless'],
    ['closed to anonymous senders (§D.2)', { PermissionGroups: 'ExchangeServers' }, 'breaking'],
    ['with rights of its own (§D.2)', { PermissionGroups: 'AnonymousUsers, Custom' }, 'risky'],
    ['demanding TLS (§D.2)', { RequireTLS: true }, 'risky'],
    ['naming another certificate', { TlsCertificateName: '<I>CN=Other CA<S>CN=www.contoso.com' }, 'breaking'],
    ['naming another issuer (§B.4)', { TlsCertificateName: '<I>CN=Other CA<S>CN=mail.contoso.com' }, 'risky'],
    [
      'naming a certificate as OpenSSL spells it (§B.4)',
      { TlsCertificateName: '<I>CN=Contoso Public CA,O=Contoso Trust,C=US<S>CN=mail.contoso.com' },
      'breaking',
    ],
    ['naming a thumbprint (§B.4)', { TlsCertificateName: 'A'.repeat(40) }, 'breaking'],
    [
      'granting a misspelled capability (§D.1)',
      { TlsDomainCapabilities: ['mail.protection.outlook.com:AcceptCloudServiceMail'] },
      'risky',
    ],
    [
      'granting the capability to another domain (§D.1)',
      { TlsDomainCapabilities: ['mail.fabrikam.com:AcceptCloudServicesMail'] },
      'risky',
    ],
    ['under another public name, without effect', { Fqdn: 'mail.contoso.com' }, 'harmless'],
  ])('that is %s', (_what, changes, weight) => {
    expect(two(changes).differences.map((difference) => difference.weight)).toEqual([weight]);
  });

  it('is risky for Fqdn where it decides the certificate (§D.2)', () => {
    const unnamed = (server: string, changes: Changes) =>
      defaultFrontend(server, { TlsCertificateName: null, ...changes });
    expect(brief(compare(unnamed('EX01', {}), unnamed('EX02', { Fqdn: 'mail.contoso.com' })))).toEqual([
      ['risky', 'changed', 'EX02\\Default Frontend EX02', 'Fqdn'],
    ]);
  });

  it('is harmless on a connector that takes no mail of Exchange Online', () => {
    const devices = (server: string, changes: Changes) => relay(server, ['198.51.100.7'], changes);
    const found = compare(devices('EX01', {}), devices('EX02', { AuthMechanism: 'None', RequireTLS: true }));
    expect(brief(found)).toEqual([
      ['harmless', 'changed', 'EX02\\Relay EX02', 'AuthMechanism'],
      ['harmless', 'changed', 'EX02\\Relay EX02', 'RequireTLS'],
    ]);
    expect(found.differences[0]).toMatchObject({ flow: 'none' });
  });
});

describe('connectors that one server has and another lacks', () => {
  const servers = (...extra: ExportRecord[]) =>
    compare(
      ...['EX01', 'EX02', 'EX03'].flatMap((server) => [
        defaultFrontend(server),
        relay(server, ['198.51.100.7']),
      ]),
      ...extra,
    );
  const other = (server: string, ranges: PropertyValue) =>
    relay(server, ranges, { Identity: `${server}\\Scanner`, Name: 'Scanner' });

  it.each([
    ['takes addresses of Exchange Online (§A.1.2)', ['104.47.0.0/17'], 'breaking'],
    ['takes private addresses (§A.1.3)', ['10.1.1.0/24'], 'risky'],
    ['takes neither', ['198.51.100.8'], 'harmless'],
  ])('a connector more that %s', (_what, ranges, weight) => {
    expect(brief(servers(other('EX02', ranges)))).toEqual([[weight, 'added', 'EX02\\Scanner', undefined]]);
  });

  it('a connector less', () => {
    const found = compare(
      ...['EX01', 'EX02'].flatMap((server) => [defaultFrontend(server), relay(server, ['198.51.100.7'])]),
      relay('EX03', ['198.51.100.7']),
      other('EX03', ['198.51.100.8']),
    );
    expect(brief(found)).toContainEqual(['breaking', 'removed', 'EX03\\Default Frontend EX03', undefined]);
  });

  it('says nothing of a server whose export shows a single connector', () => {
    const found = compare(defaultFrontend('EX01'), relay('EX01', ['10.0.0.0/8']), defaultFrontend('EX02'));
    expect(found.differences).toEqual([]);
    expect(found.notCompared).toEqual([
      {
        kind: 'ReceiveConnector',
        object: 'EX02\\Relay EX02',
        server: 'EX02',
        reason: 'not-exported',
        settings: [],
      },
    ]);
  });
});

describe('servers of separate roles', () => {
  it('of Exchange 2013 do not lack each other’s connectors (§A.2.2)', () => {
    const hub = (server: string, name: string) =>
      defaultFrontend(server, {
        Identity: `${server}\\${name} ${server}`,
        Name: `${name} ${server}`,
        TransportRole: 'HubTransport',
        Bindings: ['0.0.0.0:2525'],
      });
    const front = (server: string, name: string) =>
      defaultFrontend(server, { Identity: `${server}\\${name} ${server}`, Name: `${name} ${server}` });
    const found = compare(
      front('CAS1', 'Default Frontend'),
      front('CAS1', 'Client Frontend'),
      hub('MBX1', 'Default'),
      hub('MBX1', 'Client Proxy'),
    );
    expect(found.differences).toEqual([]);
  });
});

describe('certificate stores', () => {
  const certificate = (server: string, changes: Changes = {}) =>
    exportRecord(
      {
        Identity: `${server}\\AA`,
        Thumbprint: 'AA',
        Subject: 'CN=mail.contoso.com',
        Issuer: 'CN=Contoso Public CA, O=Contoso Trust, C=US',
        Services: 'IIS, SMTP',
        HasPrivateKey: true,
        IsSelfSigned: false,
        ...changes,
      },
      { command: 'Get-ExchangeCertificate' },
    );
  const connectors = ['EX01', 'EX02'].map((server) => defaultFrontend(server));

  it('lack a certificate that connectors name (§B.4)', () => {
    const found = compare(
      ...connectors,
      certificate('EX01'),
      certificate('EX02', { Identity: 'EX02\\BB', Thumbprint: 'BB', Subject: 'CN=www.contoso.com' }),
    );
    expect(found.differences).toMatchObject([
      { weight: 'breaking', kind: 'ExchangeCertificate', change: 'removed', object: 'AA', server: 'EX02' },
    ]);
  });

  it('have it without SMTP, or without its key', () => {
    const found = compare(
      ...connectors,
      certificate('EX01'),
      certificate('EX02', { Services: 'IIS', HasPrivateKey: false }),
    );
    expect(found.differences.map(({ setting, weight }) => [setting, weight])).toEqual([
      ['Services', 'breaking'],
      ['HasPrivateKey', 'breaking'],
    ]);
  });
});
