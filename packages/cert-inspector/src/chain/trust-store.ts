import { rootCertificates } from 'node:tls';
import type { Certificate } from '../certificate.js';
import { parseCertificates } from '../parse-certificates.js';

/** Certificates somebody trusts, by a name that verdicts carry. */
export interface TrustStore {
  readonly name: string;
  readonly anchors: readonly Certificate[];
}

/** The public roots bundled with Node.js: Mozilla's, as of the release in use. */
export function nodeTrustStore(): TrustStore {
  const name = 'node';
  return {
    name,
    anchors: parseCertificates(rootCertificates.join('\n'), { item: 'roots of Node.js' }).records,
  };
}
