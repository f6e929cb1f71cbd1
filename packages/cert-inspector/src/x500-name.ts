import { childrenOf, isUniversal, objectIdentifier, TAG, type Asn1Node } from './der.js';
import { X500_KEYS } from './data/x500-keys.js';
import { decodeAttributeValue, type AttributeText } from './directory-string.js';

/** One `key=value` of a relative distinguished name. */
interface NameAttribute extends AttributeText {
  /** Dotted object identifier of the attribute type. */
  readonly type: string;
}

/** A distinguished name in the order of the encoding; inner lists are the attributes of one RDN. */
export type DistinguishedName = readonly (readonly NameAttribute[])[];

/** Reads a Name (RFC 5280 §4.1.2.4); undefined where it is no sequence of sets of attributes. */
export function readName(node: Asn1Node | undefined): DistinguishedName | undefined {
  if (!isUniversal(node, TAG.sequence)) return undefined;
  const name: NameAttribute[][] = [];
  for (const set of childrenOf(node)) {
    if (!isUniversal(set, TAG.set)) return undefined;
    const attributes: NameAttribute[] = [];
    for (const pair of childrenOf(set)) {
      const [type, value] = childrenOf(pair);
      const identifier = objectIdentifier(type);
      if (identifier === undefined || value === undefined) return undefined;
      attributes.push({ type: identifier, ...decodeAttributeValue(value) });
    }
    name.push(attributes);
  }
  return name;
}

/**
 * The X.500 text as Windows .NET prints `Subject` and `Issuer`: last RDN first, `, ` between RDNs, ` + ` inside one,
 * the keys of CryptoAPI and its quoting (§C.2). Not the text of OpenSSL, Node or RFC 4514.
 */
export function formatX500Name(name: DistinguishedName): string {
  return [...name]
    .reverse()
    .map((attributes) => attributes.map(formatAttribute).join(' + '))
    .join(', ');
}

function formatAttribute({ type, text, kind }: NameAttribute): string {
  return `${X500_KEYS.get(type) ?? `OID.${type}`}=${kind === 'hex' ? text : quote(text)}`;
}

/** Quotes where Windows does: empty, blank at an end, or one of `,+="\n<>#;` inside (§C.2). A backslash is nothing special. */
function quote(text: string): string {
  const needed = text === '' || /^[ \t-\r]|[ \t-\r]$|[,+="\n<>#;]/.test(text);
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}
