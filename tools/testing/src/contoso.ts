import { buildCertificate, type TestCertificate } from './certificate.js';
import type { KeyName } from './keys.js';

/** The certificates of the contoso cases: a public authority's chain for mail.contoso.com, and what Exchange setup makes. */
const root = buildCertificate({
  subject: [
    ['C', 'US'],
    ['O', 'Example Trust Services'],
    ['CN', 'Example Trust Root R1'],
  ],
  key: 'root',
  serialNumber: '4E1D9C07A2B85F63',
  notBefore: '2018-05-01T00:00:00Z',
  notAfter: '2043-05-01T00:00:00Z',
  authority: true,
});

const intermediate = buildCertificate({
  subject: [
    ['C', 'US'],
    ['O', 'Example Trust Services'],
    ['CN', 'Example Trust TLS RSA CA 1'],
  ],
  key: 'intermediate',
  issuer: root,
  serialNumber: '6B20F1D4C8973A5E',
  notBefore: '2022-03-01T00:00:00Z',
  notAfter: '2032-03-01T00:00:00Z',
  authority: true,
});

/** CA-issued, for mail.contoso.com; 20 October 2026 to 7 May 2027. */
const mail = buildCertificate({
  subject: [
    ['C', 'GB'],
    ['L', 'London'],
    ['O', 'Contoso Ltd'],
    ['CN', 'mail.contoso.com'],
  ],
  key: 'leaf',
  issuer: intermediate,
  serialNumber: '0A4F6C19E2D38B7705C1F98E3A62B4D0',
  notBefore: '2026-10-20T00:00:00Z',
  notAfter: '2027-05-07T23:59:59Z',
  dnsNames: ['mail.contoso.com', 'autodiscover.contoso.com'],
  extendedKeyUsage: ['serverAuth', 'clientAuth'],
});

export const CONTOSO = { root, intermediate, mail } as const;

/** The self-signed certificate that Exchange setup makes for a server: `CN=EX02`, named for NetBIOS name and FQDN. */
export function setupCertificate(
  server: string,
  key: KeyName,
  serialNumber: string,
  notBefore: string,
): TestCertificate {
  const until = new Date(notBefore);
  until.setUTCFullYear(until.getUTCFullYear() + 5);
  return buildCertificate({
    subject: [['CN', server]],
    key,
    serialNumber,
    notBefore,
    notAfter: until.toISOString(),
    dnsNames: [server, `${server}.contoso.local`],
    extendedKeyUsage: ['serverAuth'],
  });
}
