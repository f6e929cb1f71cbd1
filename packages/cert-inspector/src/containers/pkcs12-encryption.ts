import {
  childrenOf,
  contentOf,
  isContext,
  objectIdentifier,
  octetsOf,
  smallInteger,
  type Asn1Node,
} from '../der.js';
import { decryptWithPassword } from '../node-forge.js';

const PBES2 = '1.2.840.113549.1.5.13';

interface EncryptedContent {
  readonly scheme: string;
  readonly parameters: Asn1Node;
  readonly content: string;
}

/** EncryptedData (RFC 2315 §13): [0] { version, { type, algorithm, [0] content } }. */
function encryptedContent(safe: Asn1Node): EncryptedContent | undefined {
  const info = childrenOf(childrenOf(childrenOf(safe)[1])[0])[1];
  const [, algorithm, wrapped] = childrenOf(info);
  const [schemeNode, parameters] = childrenOf(algorithm);
  const scheme = objectIdentifier(schemeNode);
  if (scheme === undefined || parameters === undefined || !isContext(wrapped, 0)) return undefined;
  const content = wrapped.constructed
    ? childrenOf(wrapped)
        .map((part) => octetsOf(part) ?? '')
        .join('')
    : contentOf(wrapped);
  return { scheme, parameters, content };
}

/** Rounds of key derivation that opening this part takes; 0 where it is not encrypted. */
export function keyDerivationRounds(safe: Asn1Node): number {
  const encrypted = encryptedContent(safe);
  if (!encrypted) return 0;
  const parameters =
    encrypted.scheme === PBES2 ? childrenOf(childrenOf(encrypted.parameters)[0])[1] : encrypted.parameters;
  const rounds = childrenOf(parameters)[1];
  return smallInteger(rounds) ?? (contentOf(rounds) === '' ? 0 : Number.MAX_SAFE_INTEGER);
}

/** The content of an encrypted part; undefined where the password does not fit or the scheme is unknown. */
export function decryptContent(safe: Asn1Node, password: string | null): string | undefined {
  const encrypted = encryptedContent(safe);
  if (!encrypted) return undefined;
  const { scheme, parameters, content } = encrypted;
  // PBES2 takes the UTF-8 bytes of the password, the older schemes its characters.
  const secret = scheme === PBES2 ? Buffer.from(password ?? '', 'utf8').toString('latin1') : password;
  return decryptWithPassword(scheme, parameters, secret, content);
}
