import type { Certificate } from '@hybrid-mailflow/cert-inspector';

/** `CN=mail.contoso.com`: the common name where there is one, else the whole subject. */
export function nameOf(certificate: Certificate): string {
  return certificate.commonName === undefined
    ? certificate.subject || 'a certificate without subject'
    : `CN=${certificate.commonName}`;
}
