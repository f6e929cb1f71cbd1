import type { Certificate } from '../src/certificate.js';
import { parseCertificates } from '../src/parse-certificates.js';
import { buildCertificate, type BuiltCertificate, type CertificateSpec } from './build-certificate.js';

/** The certificates as read from their encoding, in the order given. */
export function parsed(...built: readonly BuiltCertificate[]): Certificate[] {
  return built.flatMap(({ der }) => parseCertificates(der, { item: 'test' }).records);
}

/** Builds one certificate and reads it again. */
export function certificateOf(spec: CertificateSpec): Certificate {
  const [certificate] = parsed(buildCertificate(spec));
  if (!certificate) throw new Error('the certificate built could not be read');
  return certificate;
}
