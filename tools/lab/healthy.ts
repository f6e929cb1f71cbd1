import type { Chance } from '../cases/chance.js';
import type { TestCertificate } from '../testing/src/index.js';
import { pairOf, POOL, setupOf } from './certificates.js';
import type { LabConnector, LabServer, Organization, Path, StoredCertificate } from './organization.js';
import { MAIL_HOST } from './organization.js';

export interface Wanted {
  /** Edge servers stand in front and send. */
  readonly edge?: boolean;
  /** At least so many servers that receive. */
  readonly servers?: number;
  /** One address for each server instead of a load balancer. */
  readonly addresses?: boolean;
  readonly wildcard?: boolean;
}

/** An organization in which everything works, of one of many shapes. */
export function healthyOrganization(chance: Chance, wanted: Wanted = {}): Organization {
  const few = chance.between(1, chance.next() < 0.2 ? 8 : 3);
  const count = Math.max(wanted.servers ?? 1, chance.next() < 0.12 ? chance.between(4, 20) : few);
  const mail = (wanted.wildcard ?? chance.next() < 0.2) ? POOL.wildcard : POOL.mail;
  const version = chance.oneOf(VERSIONS);
  const newer = chance.next() < 0.3 ? chance.oneOf(VERSIONS) : version;
  const mailbox = names('EX', count).map((name, at) =>
    server(name, at, 'Mailbox', at === 0 ? version : newer, mail),
  );
  const edges =
    (wanted.edge ?? false)
      ? names('EDGE', 2).map((name, at) => server(name, at + 100, 'Edge', version, mail))
      : [];
  const fronts = edges.length > 0 ? edges : mailbox;
  // The wizard writes the host name only where it is an accepted domain (§E.3.1).
  const accepted = mail === POOL.mail && chance.next() < 0.5;
  return {
    flavour: chance.oneOf(['classic-full', 'modern-full']),
    decoys: [],
    centralized: chance.next() < 0.2,
    wizard: {
      receiving: edges.length > 0 ? [] : mailbox.map(({ name }) => name),
      tlsCertificateName: pairOf(mail),
    },
    servers: [...mailbox, ...edges],
    sources: fronts.map(({ name }) => name),
    send: { tlsCertificateName: pairOf(mail), fqdn: MAIL_HOST },
    outbound: {
      smartHost: MAIL_HOST,
      tlsSettings: 'DomainValidation',
      tlsDomain: mail === POOL.wildcard ? '*.contoso.com' : MAIL_HOST,
    },
    inbound: [
      {
        name: 'Inbound from contoso',
        type: 'OnPremises',
        source: 'HybridWizard',
        tlsSenderCertificateName: accepted ? MAIL_HOST : '*.contoso.com',
        senderDomains: 'smtp:*;1',
        restrictToCertificate: false,
      },
    ],
    acceptedDomains: ['contoso.com', 'contoso.mail.onmicrosoft.com', ...(accepted ? [MAIL_HOST] : [])],
    paths: paths(chance, fronts, wanted.addresses ?? chance.next() < 0.4),
    blockedRegions: [],
    tlsa: null,
    edgeSync: edges.length > 0 ? { configuration: 'Success', tlsCertificateName: pairOf(mail) } : null,
    otherSystem: null,
    mail,
  };
}

const VERSIONS = ['2013', '2016', '2019', 'SE'] as const;

const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}${String(at + 1).padStart(2, '0')}`);

function paths(chance: Chance, fronts: readonly LabServer[], several: boolean): Path[] {
  const plain = { device: null, sourceNat: null };
  if (several)
    return fronts.map(({ name }, at) => ({ ...plain, address: `203.0.113.${at + 1}`, servers: [name] }));
  const sourceNat = chance.next() < 0.3 ? '10.20.0.5' : null;
  return [{ ...plain, sourceNat, address: '203.0.113.1', servers: fronts.map(({ name }) => name) }];
}

export function stored(certificate: TestCertificate, services = 'IMAP, POP, IIS, SMTP'): StoredCertificate {
  const selfSigned = certificate.options.issuer === undefined;
  return {
    certificate,
    services,
    key: 'usable',
    status: 'Valid',
    rootCaType: selfSigned ? 'None' : 'ThirdParty',
  };
}

function server(
  name: string,
  at: number,
  role: 'Mailbox' | 'Edge',
  version: LabServer['version'],
  mail: TestCertificate,
): LabServer {
  const setup = setupOf(name);
  const made = { name, role, version, address: `10.20.0.${11 + at}`, installed: '2024-03-18T10:02:44Z' };
  return {
    ...made,
    store: [stored(mail), stored(setup, 'IIS, SMTP')],
    elsewhere: [],
    connectors: connectors(name, role, mail),
    internalThumbprint: setup.thumbprint,
    holdsIntermediate: true,
    buildsChain: true,
    holdsCloudRoot: true,
    reachesRevocation: true,
    tls12: true,
    frontEnd: 'running',
    cached: null,
  };
}

/** What setup and the wizard make (§A.2, §F.2); an Edge server's one connector gets the same values by hand. */
function connectors(name: string, role: 'Mailbox' | 'Edge', mail: TestCertificate): LabConnector[] {
  const capabilities = ['mail.protection.outlook.com:AcceptCloudServicesMail'];
  const wizard = { tlsCertificateName: pairOf(mail), capabilities };
  if (role === 'Edge') {
    const made = connector(name, 'Default internal receive connector', 25);
    return [{ ...made, ...wizard, ipv6: false, bindings: [{ address: '0.0.0.0', port: 25 }] }];
  }
  return [
    connector(name, 'Default', 2525, 'HubTransport'),
    connector(name, 'Client Proxy', 465, 'HubTransport'),
    { ...connector(name, 'Default Frontend', 25), ...wizard },
    connector(name, 'Outbound Proxy Frontend', 717),
    connector(name, 'Client Frontend', 587),
  ];
}

/** A connector as `New-ReceiveConnector` leaves it, open to all addresses. */
export function connector(
  server: string,
  name: string,
  port: number,
  role: LabConnector['role'] = 'FrontendTransport',
): LabConnector {
  return {
    name: `${name} ${server}`,
    role,
    bindings: [
      { address: '[::]', port },
      { address: '0.0.0.0', port },
    ],
    ranges: [{ low: '0.0.0.0', high: '255.255.255.255' }],
    ipv6: true,
    enabled: true,
    tls: true,
    fqdn: `${server}.contoso.local`,
    tlsCertificateName: null,
    capabilities: [],
  };
}
