/** One `key=value` of a name in any notation, made comparable: upper-case key of Windows, value without decoration. */
interface LoosePair {
  readonly key: string;
  readonly value: string;
}

/** Keys other tools print, and the ones Windows prints for the same attribute. */
const KEY_OF_WINDOWS: ReadonlyMap<string, string> = new Map([
  ['ST', 'S'],
  ['STATEORPROVINCENAME', 'S'],
  ['EMAILADDRESS', 'E'],
  ['EMAIL', 'E'],
  ['GN', 'G'],
  ['GIVENNAME', 'G'],
  ['SURNAME', 'SN'],
  ['TITLE', 'T'],
  ['COMMONNAME', 'CN'],
  ['COUNTRYNAME', 'C'],
  ['LOCALITYNAME', 'L'],
  ['ORGANIZATIONNAME', 'O'],
  ['ORGANIZATIONALUNITNAME', 'OU'],
  ['DOMAINCOMPONENT', 'DC'],
  ['BUSINESSCATEGORY', 'OID.2.5.4.15'],
  ['ORGANIZATIONIDENTIFIER', 'OID.2.5.4.97'],
  ['JURISDICTIONC', 'OID.1.3.6.1.4.1.311.60.2.1.3'],
  ['JURISDICTIONCOUNTRYNAME', 'OID.1.3.6.1.4.1.311.60.2.1.3'],
  ['JURISDICTIONST', 'OID.1.3.6.1.4.1.311.60.2.1.2'],
  ['JURISDICTIONSTATEORPROVINCENAME', 'OID.1.3.6.1.4.1.311.60.2.1.2'],
  ['JURISDICTIONL', 'OID.1.3.6.1.4.1.311.60.2.1.1'],
  ['JURISDICTIONLOCALITYNAME', 'OID.1.3.6.1.4.1.311.60.2.1.1'],
]);

/** Signs that a name was copied from OpenSSL, a browser or another tool: such a value cannot match (§C.4). */
export type ForeignSign =
  | 'key-st'
  | 'key-email-address'
  | 'slash-separated'
  | 'escaped-character'
  | 'spaced-equals-sign'
  | 'common-name-last';

/** The signs of another notation than that of Windows in a name or TlsCertificateName. */
export function findForeignSigns(text: string): ForeignSign[] {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '""');
  const signs: ForeignSign[] = [];
  if (/(?:^|[,/>+]\s*)ST\s*=/i.test(bare)) signs.push('key-st');
  if (/(?:^|[,/>+]\s*)emailAddress\s*=/i.test(bare)) signs.push('key-email-address');
  if (/(?:^|>)\/[A-Za-z]+=/.test(bare)) signs.push('slash-separated');
  if (/\\[,+"=;<>#]/.test(text)) signs.push('escaped-character');
  if (/(?:^|[,>+]\s*)[A-Za-z]+ += /.test(bare)) signs.push('spaced-equals-sign');
  if (/(?:^|>)\s*C\s*=[^<]*,\s*CN\s*=[^,<]*(?:<|$)/i.test(bare)) signs.push('common-name-last');
  return signs;
}

/**
 * A key equal for two texts that name the same attributes, whatever the notation: Windows, OpenSSL with commas or
 * slashes, RFC 4514. Order, case, blanks and quoting are levelled out.
 */
export function looseNameKey(name: string): string {
  const pairs = splitPairs(name).map(toLoosePair);
  return pairs
    .map(({ key, value }) => `${key}=${value}`)
    .sort()
    .join('\n');
}

function toLoosePair(pair: string): LoosePair {
  const at = pair.indexOf('=');
  const key = pair.slice(0, Math.max(at, 0)).trim().toUpperCase();
  const bare = key.startsWith('OID.') || !/^\d/.test(key) ? key : `OID.${key}`;
  return { key: KEY_OF_WINDOWS.get(bare) ?? bare, value: plainValue(pair.slice(at + 1)) };
}

function plainValue(value: string): string {
  const trimmed = value.trim();
  const unquoted = /^".*"$/s.test(trimmed) ? trimmed.slice(1, -1).replaceAll('""', '"') : trimmed;
  // A backslash escapes in other notations and is a letter in that of Windows: left out, both are alike.
  return unquoted.replaceAll('\\', '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Splits at separators outside quotes and escapes: `/` where the name begins with one, else `,`, `;`, `+` and line ends. */
function splitPairs(name: string): string[] {
  const slashes = /^\s*\/[A-Za-z]+=/.test(name);
  const pairs: string[] = [];
  let current = '';
  let quoted = false;
  for (let at = 0; at < name.length; at++) {
    const character = name[at] ?? '';
    if (character === '\\' && at + 1 < name.length) {
      current += character + (name[++at] ?? '');
    } else if (!quoted && isSeparator(character, name, at, slashes)) {
      pairs.push(current);
      current = '';
    } else {
      if (character === '"') quoted = !quoted;
      current += character;
    }
  }
  return [...pairs, current].map((pair) => pair.trim()).filter((pair) => pair !== '');
}

/** A separator counts only where `key=` follows: `O=GoDaddy.com, Inc.` unquoted stays one pair. */
function isSeparator(character: string, name: string, at: number, slashes: boolean): boolean {
  const separators = slashes ? '/+' : ',;+\n';
  return separators.includes(character) && /^\s*[A-Za-z0-9.]{1,64}\s*=/.test(name.slice(at + 1, at + 80));
}
