import type { ExchangeCertificate, Organization, X509Identifier } from '../objects.js';
import { known } from '../setting.js';
import { canonicalText } from './canonical-text.js';

/** The issuer and subject pairs that connectors name in TlsCertificateName, in canonical text. (§B.4) */
export function namedCertificates({ receiveConnectors, sendConnectors }: Organization): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { tlsCertificateName } of [...receiveConnectors, ...sendConnectors]) {
    const value = known(tlsCertificateName);
    if (value) names.add(canonicalText(value));
  }
  return names;
}

/** How TlsCertificateName would name the certificate, in canonical text; undefined where the export does not tell. */
export function pairOf({ issuer, subject }: ExchangeCertificate): string | undefined {
  const [one, other] = [known(issuer), known(subject)];
  if (typeof one !== 'string' || typeof other !== 'string') return undefined;
  return `<I>${one}<S>${other}`.toLowerCase();
}

/** Subject CN and CertificateDomains of the certificates the identifier names; undefined where none was exported. */
export function namesOfCertificate(
  { certificates }: Organization,
  identifier: X509Identifier,
): readonly string[] | undefined {
  const pair = canonicalText(identifier);
  const subject = identifier.subject?.toLowerCase();
  const named = certificates.filter(
    (certificate) => known(certificate.subject)?.toLowerCase() === subject && pairOf(certificate) === pair,
  );
  if (!named.some(({ certificateDomains }) => certificateDomains.state === 'set')) return undefined;
  const common = commonNameOf(identifier);
  return [
    ...new Set([
      ...(common === undefined ? [] : [common]),
      ...named.flatMap(({ certificateDomains }) => known(certificateDomains) ?? []),
    ]),
  ];
}

/** The CN of the subject, in lower case. */
export function commonNameOf({ subject, raw }: X509Identifier): string | undefined {
  return /(?:^|,\s*)CN=([^,]+)/i
    .exec(subject ?? raw)?.[1]
    ?.trim()
    .toLowerCase();
}
