import { buildCertificate, CONTOSO, setupCertificate, type TestCertificate } from '../testing/src/index.js';
import { digits } from '../cases/chance.js';
import { issuerOf, subjectOf } from '../cases/server.js';

const mail = CONTOSO.mail.options;

const secondIntermediate = buildCertificate({
  ...CONTOSO.intermediate.options,
  subject: [
    ['C', 'US'],
    ['O', 'Example Trust Services'],
    ['CN', 'Example Trust TLS RSA CA 2'],
  ],
  serialNumber: '6B20F1D4C8973A5F',
});

const applianceRoot = buildCertificate({
  subject: [['CN', 'Contoso Appliance CA']],
  key: 'root',
  serialNumber: '51C0A9',
  notBefore: '2020-01-01T00:00:00Z',
  notAfter: '2040-01-01T00:00:00Z',
  authority: true,
});

/** A few certificates that all organizations share: signing is slow, and their bytes decide nothing here. */
export const POOL = {
  intermediate: CONTOSO.intermediate,
  secondIntermediate,
  /** mail.contoso.com, valid. */
  mail: CONTOSO.mail,
  /** *.contoso.com, valid. */
  wildcard: buildCertificate({
    ...mail,
    subject: [
      ['C', 'GB'],
      ['L', 'London'],
      ['O', 'Contoso Ltd'],
      ['CN', '*.contoso.com'],
    ],
    serialNumber: '0B77E2C39A105F4D86E0917A2C4DB351',
    dnsNames: ['*.contoso.com', 'contoso.com'],
  }),
  /** The one before `mail`: same issuer and subject; ran out a week before the incident. */
  expired: buildCertificate({
    ...mail,
    serialNumber: '09D1A3357B22E8F04C6612D9ABE07751',
    notBefore: '2025-11-01T00:00:00Z',
    notAfter: '2026-11-10T23:59:59Z',
  }),
  /** Long gone; a left-over in many stores. */
  ancient: buildCertificate({
    ...mail,
    subject: [
      ['C', 'GB'],
      ['O', 'Contoso Limited'],
      ['CN', 'mail.contoso.com'],
    ],
    serialNumber: '05AB90D3C2E1F7408816335CD9E2A174',
    notBefore: '2023-01-10T00:00:00Z',
    notAfter: '2024-02-09T23:59:59Z',
  }),
  /** Renewed in November; the authority had changed its intermediate. */
  renewed: buildCertificate({
    ...mail,
    issuer: secondIntermediate,
    serialNumber: '0FE35C1177A94DB2806EC2D5914F3A68',
    notBefore: '2026-11-02T00:00:00Z',
    notAfter: '2027-05-20T23:59:59Z',
  }),
  /** What a load balancer or inspecting firewall makes for itself. */
  appliance: buildCertificate({
    subject: [
      ['O', 'Contoso Ltd'],
      ['CN', 'lb01.contoso.local'],
    ],
    key: 'server-1',
    issuer: applianceRoot,
    serialNumber: '7A3309C4',
    notBefore: '2025-01-01T00:00:00Z',
    notAfter: '2028-01-01T00:00:00Z',
    dnsNames: ['lb01.contoso.local'],
  }),
  /** A product of another maker in front. */
  gateway: buildCertificate({
    subject: [
      ['O', 'Fabrikam Mail Security'],
      ['CN', 'mx1.gateway.fabrikam.com'],
    ],
    key: 'server-2',
    issuer: CONTOSO.intermediate,
    serialNumber: '0C5512AB90EE4417A3D2B86F7190CD24',
    notBefore: '2026-03-01T00:00:00Z',
    notAfter: '2027-03-01T00:00:00Z',
    dnsNames: ['mx1.gateway.fabrikam.com'],
  }),
  /** The scanner fleet's own, by the same authority. */
  scanner: buildCertificate({
    ...mail,
    subject: [
      ['C', 'GB'],
      ['O', 'Contoso Ltd'],
      ['CN', 'scan.contoso.com'],
    ],
    serialNumber: '0D1877C2F5E04B96A91C3355D1E2A709',
    dnsNames: ['scan.contoso.com'],
  }),
  /** A partner's name: neither a host nor a domain of the organization. */
  otherName: buildCertificate({
    ...mail,
    subject: [
      ['C', 'GB'],
      ['O', 'Contoso Ltd'],
      ['CN', 'hybrid.contoso-group.com'],
    ],
    serialNumber: '0E41B8D90A6F4C2277E05D83C1956BAE',
    dnsNames: ['hybrid.contoso-group.com'],
  }),
} as const;

/** `<I>issuer<S>subject`, as connectors name a certificate (§B.4). */
export const pairOf = (certificate: TestCertificate) =>
  `<I>${issuerOf(certificate)}<S>${subjectOf(certificate)}`;

const setups = new Map<string, TestCertificate>();

/** What setup made for a server; each is signed once. */
export function setupOf(server: string): TestCertificate {
  const made =
    setups.get(server) ??
    setupCertificate(server, 'server-1', `2${digits(server, 31).toUpperCase()}`, '2024-03-18T09:58:21Z');
  setups.set(server, made);
  return made;
}

/** The certificates sent with a leaf, the leaf first. */
export function chainOf(certificate: TestCertificate): readonly TestCertificate[] {
  const { issuer } = certificate.options;
  return issuer?.options.issuer === undefined ? [certificate] : [certificate, issuer];
}

/** Whether a public authority issued it. */
export function isPublic(certificate: TestCertificate): boolean {
  return certificate.options.issuer?.options.issuer === CONTOSO.root;
}
