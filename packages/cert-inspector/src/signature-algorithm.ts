import { HASHES, SIGNATURE_ALGORITHMS } from './data/algorithms.js';
import { childrenOf, isContext, objectIdentifier, type Asn1Node } from './der.js';

export interface SignatureAlgorithm {
  readonly name: string;
  readonly hash?: string;
}

/** Reads an AlgorithmIdentifier of a signature; RSASSA-PSS names its hash in its parameters (RFC 8017 §A.2.3). */
export function readSignatureAlgorithm(node: Asn1Node | undefined): SignatureAlgorithm | undefined {
  const [identifierNode, parameters] = childrenOf(node);
  const identifier = objectIdentifier(identifierNode);
  if (identifier === undefined) return undefined;
  const known = SIGNATURE_ALGORITHMS.get(identifier);
  if (!known) return { name: identifier };
  if (known.name !== 'id-RSASSA-PSS') return known;
  const hashField = childrenOf(parameters).find((child) => isContext(child, 0));
  const hashIdentifier = objectIdentifier(childrenOf(childrenOf(hashField)[0])[0]);
  const hash = hashIdentifier === undefined ? 'sha1' : HASHES.get(hashIdentifier);
  return { name: known.name, ...(hash === undefined ? {} : { hash }) };
}
