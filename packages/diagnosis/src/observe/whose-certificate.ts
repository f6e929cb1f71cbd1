import { matchName, type Certificate } from '@hybrid-mailflow/cert-inspector';
import type { Configuration, ServerCertificate } from '../situation.js';

/** What a text, a log or a probe tells of a certificate. Thumbprints may be cut or masked. */
export interface CertificateTraits {
  readonly subject: string | null;
  readonly thumbprint: string | null;
  readonly serialNumber?: string | null;
  readonly issuer?: string | null;
  readonly names?: readonly string[];
}

/**
 * Whose a certificate is: in the stores of some servers; in none of them (`foreign`), then something in front serves it;
 * or not to be told, because a store or the certificate's own number is not known.
 */
export type Whose =
  | { readonly in: 'store'; readonly servers: readonly string[]; readonly certificate: ServerCertificate }
  | { readonly in: 'none' }
  | { readonly in: 'unknown' };

export function whoseCertificate(traits: CertificateTraits, { stores, organization }: Configuration): Whose {
  const holders = [...stores].flatMap(([server, store]) =>
    store
      .filter(({ stored }) => isSame(traits, stored.certificate))
      .map((certificate) => ({ server, certificate })),
  );
  const [first] = holders;
  if (first) {
    return {
      in: 'store',
      servers: [...new Set(holders.map(({ server }) => server))],
      certificate: first.certificate,
    };
  }
  const telling = digits(traits.thumbprint) !== null || digits(traits.serialNumber) !== null;
  const answering = new Set(organization.receiveConnectors.map(({ server }) => server.toUpperCase()));
  const everyStore = stores.size > 0 && [...answering].every((server) => server === '' || stores.has(server));
  return { in: telling && everyStore ? 'none' : 'unknown' };
}

/** By thumbprint, of which a beginning is enough; else by serial number; else by a subject that only one has. */
function isSame(traits: CertificateTraits, certificate: Certificate): boolean {
  const thumbprint = digits(traits.thumbprint);
  if (thumbprint !== null && certificate.thumbprint !== undefined) {
    const held = certificate.thumbprint.toUpperCase();
    return held.startsWith(thumbprint) || (certificate.sha256?.startsWith(thumbprint) ?? false);
  }
  const serial = digits(traits.serialNumber);
  if (serial !== null && certificate.serialNumber !== undefined) {
    return serial.replace(/^0+/, '') === certificate.serialNumber.replace(/^0+/, '').toUpperCase();
  }
  if (!traits.subject) return false;
  const sameSubject = sameName(traits.subject, certificate.subject);
  return sameSubject && (!traits.issuer || sameName(traits.issuer, certificate.issuer));
}

/** Hexadecimal of at least 16 digits, without the separators tools print; null for a masked or shorter one. */
function digits(text: string | null | undefined): string | null {
  const plain = (text ?? '').replace(/[\s:]/g, '').toUpperCase();
  const leading = /^[0-9A-F]+/.exec(plain)?.[0] ?? '';
  return leading.length >= 16 ? leading : null;
}

/** The same name, whatever the order its parts are printed in. */
export function sameName(a: string, b: string): boolean {
  return partsOf(a) === partsOf(b);
}

/** `CN=mail.contoso.com` of a name, however it is printed; the whole name where it has no common name. */
export function shortName(name: string): string {
  const commonName = commonNameIn(name);
  return commonName === undefined ? name : `CN=${commonName}`;
}

function commonNameIn(name: string): string | undefined {
  return /(?:^|[\s,/])CN\s*=\s*"?([^,"/]+)/i.exec(name)?.[1]?.trim();
}

function partsOf(name: string): string {
  return name
    .split(/,(?![^"]*"(?:[^"]*"[^"]*")*[^"]*$)|\s\+\s|(?<=.)\/(?=[A-Za-z]+=)/)
    .map((part) =>
      part
        .trim()
        .replace(/\s*=\s*/, '=')
        .replace(/^ST=/i, 'S=')
        .toLowerCase(),
    )
    .sort()
    .join('\n');
}

/** A foreign certificate that is or was the organization's own: it bears the name wanted, or the subject of one it has. */
export function isOwn(
  traits: CertificateTraits,
  wanted: readonly string[],
  { stores }: Configuration,
): boolean {
  const subject = traits.subject ?? '';
  const held = [...stores.values()].flat();
  if (
    subject !== '' &&
    held.some(
      ({ stored: { certificate } }) =>
        sameName(subject, certificate.subject) && certificate.selfSigned !== true,
    )
  )
    return true;
  const commonName = commonNameIn(subject);
  const dnsNames = [...(traits.names ?? []), ...(commonName === undefined ? [] : [commonName])];
  return wanted.some(
    (name) =>
      matchName(name, {
        partial: true,
        subject,
        issuer: traits.issuer ?? '',
        ...(commonName === undefined ? {} : { commonName }),
        dnsNames,
        origin: { item: '' },
      }).result === 'match',
  );
}

/** `CN=EX02` with a single label is the name Exchange setup gives its self-signed certificate (§B.1.8, §J.c). */
export function setupCertificateOf(subject: string | null): string | undefined {
  return subject === null ? undefined : /^CN=([A-Za-z0-9-]{1,15})$/i.exec(subject.trim())?.[1]?.toUpperCase();
}
