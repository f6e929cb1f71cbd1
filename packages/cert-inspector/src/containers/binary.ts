import {
  childrenOf,
  decodeDer,
  isContext,
  isUniversal,
  objectIdentifier,
  TAG,
  type Asn1Node,
} from '../der.js';
import { parseCertificate } from '../parse-certificate.js';
import type { Blob, CertificateSink } from './container.js';
import { isPkcs12, readPkcs12 } from './pkcs12.js';
import { isPkcs7, readPkcs7 } from './pkcs7.js';

/** Reads binary content by what it is, whatever its label or file name said. */
export function readBinary(blob: Blob, sink: CertificateSink): void {
  const { bytes, origin } = blob;
  const decoded = decodeDer(bytes);
  if (decoded.ok) {
    if (isPkcs7(decoded.node)) return readPkcs7(decoded.node, origin, sink);
    if (isPkcs12(decoded.node)) return readPkcs12(decoded.node, origin, sink);
    const other = otherContent(decoded.node);
    if (other !== undefined) {
      const text = `This is ${other}, not a certificate.`;
      return sink.issue({ code: 'CONTENT_NOT_CERTIFICATE', severity: 'warning', text, origin });
    }
  }
  const certificate = parseCertificate(bytes, origin, sink.issue);
  if (certificate) sink.certificate(certificate);
}

/** What people mistake for a certificate, told by its outline. */
function otherContent(node: Asn1Node): string | undefined {
  const [first, second, third] = childrenOf(node);
  if (isUniversal(first, TAG.integer)) {
    const isKey = isUniversal(third, TAG.octetString) || isUniversal(second, TAG.octetString);
    return isKey || isUniversal(second, TAG.integer) ? 'a private key' : undefined;
  }
  if (isUniversal(first, TAG.sequence) && isUniversal(second, TAG.octetString))
    return 'an encrypted private key';
  if (isUniversal(second, TAG.bitString) && objectIdentifier(childrenOf(first)[0]) !== undefined)
    return 'a public key';
  const inner = childrenOf(first);
  if (!isUniversal(third, TAG.bitString)) return undefined;
  if (isUniversal(inner[0], TAG.integer) && isContext(inner[3], 0)) return 'a certificate request';
  const times = inner.filter(
    (part) => isUniversal(part, TAG.utcTime) || isUniversal(part, TAG.generalizedTime),
  );
  return times.length > 0 ? 'a certificate revocation list' : undefined;
}
