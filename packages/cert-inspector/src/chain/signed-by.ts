import type { Certificate } from '../certificate.js';
import { verifySignature } from '../node-crypto.js';
import { rawChildren, rawContent } from '../raw-der.js';

/**
 * Whether `certificate` is signed with the key of `issuer`. Undefined where that cannot be told: no DER, or an algorithm
 * OpenSSL does not know.
 */
export function isSignedBy(certificate: Certificate, issuer: Certificate): boolean | undefined {
  const publicKey = issuer.der && publicKeyOf(issuer.der);
  const [toBeSigned, , signature] = (certificate.der && rawChildren(certificate.der)) ?? [];
  // The first octet of a BIT STRING counts its unused bits.
  const bits = signature && rawContent(signature)?.subarray(1);
  const { signatureAlgorithm, signatureHash } = certificate;
  if (!publicKey || !toBeSigned || !bits || signatureAlgorithm === undefined) return undefined;
  const isEdwards = signatureAlgorithm === 'id-Ed25519' || signatureAlgorithm === 'id-Ed448';
  if (signatureHash === undefined && !isEdwards) return undefined;
  const padding = signatureAlgorithm === 'id-RSASSA-PSS' ? 'pss' : undefined;
  return verifySignature(toBeSigned, bits, publicKey, signatureHash ?? null, padding);
}

const EXPLICIT_VERSION = 0xa0;

/** SubjectPublicKeyInfo as encoded. */
function publicKeyOf(der: Uint8Array): Uint8Array | undefined {
  const fields = rawChildren(rawChildren(der)?.[0] ?? new Uint8Array()) ?? [];
  return fields[fields[0]?.[0] === EXPLICIT_VERSION ? 6 : 5];
}
