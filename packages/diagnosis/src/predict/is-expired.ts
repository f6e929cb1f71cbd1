import type { StoredCertificate } from '@hybrid-mailflow/cert-inspector';

/** Whether the certificate is past its end, or, where the export leaves its dates open, Exchange says that they do not hold. */
export function isExpired({ certificate: { notAfter }, status }: StoredCertificate, asOf: string): boolean {
  return notAfter === undefined ? status?.toLowerCase() === 'dateinvalid' : notAfter < asOf;
}
