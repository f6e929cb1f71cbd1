import type { X509Identifier } from '../objects.js';

/**
 * Splits `<I>issuer<S>subject` at `<I>` (either case) at the start and the first `<S>` outside double quotes:
 * Windows quotes every name that holds a `<`. Broken tags leave issuer and subject undefined. (§B.4)
 */
export function parseX509Identifier(text: string): X509Identifier {
  const raw = text.trim();
  if (!/^<i>/i.test(raw)) return { raw };
  const subjectTag = findSubjectTag(raw);
  if (subjectTag === undefined) return { raw };
  return { raw, issuer: raw.slice(3, subjectTag).trim(), subject: raw.slice(subjectTag + 3).trim() };
}

/** How two TlsCertificateName values relate; Exchange's own rule on case is not published. (§B.4) */
export type X509IdentifierRelation = 'equal' | 'equal-ignoring-case' | 'look-alike' | 'different';

/**
 * Compares two values as Exchange does, as far as that is known. `look-alike`: the same names spelled as OpenSSL or a
 * person spells them (`ST=` for `S=`, `emailAddress=` for `E=`, other blanks or quotes), which Exchange does not match. (§B.4)
 */
export function compareX509Identifiers(left: X509Identifier, right: X509Identifier): X509IdentifierRelation {
  const [leftPair, rightPair] = [pair(left), pair(right)];
  if (leftPair === rightPair) return 'equal';
  if (leftPair.toLowerCase() === rightPair.toLowerCase()) return 'equal-ignoring-case';
  return loosely(leftPair) === loosely(rightPair) ? 'look-alike' : 'different';
}

function pair({ raw, issuer, subject }: X509Identifier): string {
  return issuer === undefined || subject === undefined ? raw : `<I>${issuer}<S>${subject}`;
}

function loosely(text: string): string {
  return text
    .toLowerCase()
    .replace(/["'\s]/g, '')
    .replace(/(^|[,>+/])st=/g, '$1s=')
    .replace(/(^|[,>+/])emailaddress=/g, '$1e=');
}

function findSubjectTag(text: string): number | undefined {
  let quoted = false;
  for (let at = 3; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (!quoted && text[at] === '<' && /^<s>/i.test(text.slice(at, at + 3))) return at;
  }
  return undefined;
}
