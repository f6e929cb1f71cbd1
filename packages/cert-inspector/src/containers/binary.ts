import { parseCertificate } from '../parse-certificate.js';
import type { Blob, CertificateSink } from './container.js';

/** Reads binary content by what it is, whatever its label or file name said. */
export function readBinary({ bytes, origin }: Blob, sink: CertificateSink): void {
  const certificate = parseCertificate(bytes, origin, sink.issue);
  if (certificate) sink.certificate(certificate);
}
