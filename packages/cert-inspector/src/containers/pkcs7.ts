import type { Origin } from '@hybrid-mailflow/evidence';
import { bytesOf, childrenOf, encodeDer, isContext, objectIdentifier, type Asn1Node } from '../der.js';
import { parseCertificate } from '../parse-certificate.js';
import type { CertificateSink } from './container.js';

const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** ContentInfo of SignedData (RFC 2315 §9.1, RFC 5652 §5.1): what `.p7b` and `.p7c` files hold. */
export function isPkcs7(node: Asn1Node): boolean {
  return objectIdentifier(childrenOf(node)[0]) === SIGNED_DATA;
}

/** Reads the certificates of a `.p7b` in their order; its signatures, if any, are not looked at. */
export function readPkcs7(node: Asn1Node, origin: Origin, sink: CertificateSink): void {
  const signedData = childrenOf(childrenOf(node)[1])[0];
  const set = childrenOf(signedData).find((part) => isContext(part, 0));
  const entries = childrenOf(set);
  if (entries.length === 0) {
    const text = 'The PKCS#7 content holds no certificates.';
    return sink.issue({ code: 'CONTAINER_WITHOUT_CERTIFICATES', severity: 'warning', text, origin });
  }
  for (const entry of entries) {
    const certificate = parseCertificate(new Uint8Array(bytesOf(encodeDer(entry))), origin, sink.issue);
    if (certificate) sink.certificate(certificate);
  }
}
