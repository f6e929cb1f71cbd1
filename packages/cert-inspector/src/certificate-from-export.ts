import type { Origin } from '@hybrid-mailflow/evidence';
import type { Certificate } from './certificate.js';
import type { IssueSink } from './issue-codes.js';
import { parseCertificate } from './parse-certificate.js';
import { readPrintedDates } from './printed-dates.js';
import { commonNameOfText } from './x500-text.js';

/** The properties of a Get-ExchangeCertificate object as exported; undefined where the export does not tell. */
export interface ExportedCertificate {
  readonly subject?: string | undefined;
  readonly issuer?: string | undefined;
  readonly thumbprint?: string | undefined;
  readonly serialNumber?: string | undefined;
  /** CertificateDomains; undefined where it is absent, cut or unreadable. */
  readonly certificateDomains?: readonly string[] | undefined;
  /** ISO 8601, or as printed. */
  readonly notBefore?: string | undefined;
  readonly notAfter?: string | undefined;
  readonly isSelfSigned?: boolean | undefined;
  readonly publicKeySize?: number | undefined;
  /** The DER, where the export holds it: everything is read from it then. */
  readonly rawData?: Uint8Array | undefined;
  readonly origin: Origin;
}

/**
 * The certificate behind a Get-ExchangeCertificate object: from its DER where the export holds it, else from the
 * properties, marked `partial`. Printed dates that may be read as two different days are left out.
 */
export function certificateFromExport(
  exported: ExportedCertificate,
  report: IssueSink = () => undefined,
): Certificate {
  const parsed = exported.rawData && parseCertificate(exported.rawData, exported.origin, report);
  if (parsed) return parsed;
  const {
    subject = '',
    issuer = '',
    thumbprint,
    serialNumber,
    certificateDomains,
    isSelfSigned,
    publicKeySize,
  } = exported;
  const dates = readPrintedDates(exported.notBefore, exported.notAfter);
  const commonName = commonNameOfText(subject);
  const selfSigned = isSelfSigned ?? (subject !== '' && issuer !== '' ? subject === issuer : undefined);
  return {
    partial: true,
    subject,
    issuer,
    ...(commonName === undefined ? {} : { commonName }),
    dnsNames: certificateDomains ?? [],
    ...(certificateDomains ? {} : { dnsNamesIncomplete: true as const }),
    ...(serialNumber ? { serialNumber: toHex(serialNumber).replace(/^0+(?=.)/, '') } : {}),
    ...(thumbprint ? { thumbprint: toHex(thumbprint) } : {}),
    ...dates,
    ...(selfSigned === undefined ? {} : { selfSigned }),
    // The algorithm is not in these properties; the size alone says nothing about an EC key.
    ...(publicKeySize !== undefined && publicKeySize >= 1024
      ? { key: { algorithm: 'rsa' as const, bits: publicKeySize } }
      : {}),
    origin: exported.origin,
  };
}

function toHex(text: string): string {
  return text.replace(/[^0-9A-Fa-f]/g, '').toUpperCase();
}
