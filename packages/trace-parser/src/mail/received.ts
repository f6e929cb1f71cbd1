import type { Hop } from '../message-headers.js';
import { present } from '../present.js';
import { readMailTime } from './mail-time.js';

const KEYWORDS: ReadonlySet<string> = new Set(['from', 'by', 'via', 'with', 'id', 'for']);
const ADDRESS = /\[?((?:\d{1,3}\.){3}\d{1,3}|(?:IPv6:)?[0-9a-fA-F]{0,4}:[0-9a-fA-F:.%]{2,60})\]?/i;
const TLS_VERSION = /\b(?:TLS|SSL)[ v_]{0,2}([123](?:[._]\d)?)\b/i;
const CIPHER_NAMED = /\bcipher[= ]\s*([A-Za-z0-9_-]{5,80})/i;
/** Exim: `(TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256)`, and `tls TLS_AES_256_GCM_SHA384`. */
const CIPHER_BARE =
  /\bTLS[ v]?1[._]?\d?:([A-Za-z0-9_-]{5,80})|\btls ((?:TLS|ECDHE|DHE|AES)[A-Za-z0-9_-]{5,80})/;

interface Clause {
  readonly words: string[];
  readonly comments: string[];
}

/** Reads one Received header (RFC 5321, section 4.4, and what Exchange, Postfix, Sendmail and Exim write into it). */
export function parseReceived(value: string): Hop {
  const semicolon = value.lastIndexOf(';');
  const clauses = readClauses(semicolon === -1 ? value : value.slice(0, semicolon));
  const time = semicolon === -1 ? undefined : readMailTime(value.slice(semicolon + 1));
  const from = clauses.get('from');
  const by = clauses.get('by');
  const comments = [...clauses.values()].flatMap((clause) => clause.comments);
  const tls = comments.find((comment) => TLS_VERSION.test(comment));
  const version = tls === undefined ? undefined : tlsVersion(tls);
  const cipher = tls === undefined ? undefined : cipherOf(tls, comments);
  const address = (clause: Clause | undefined): string | undefined =>
    clause?.comments.map((comment) => addressIn(comment)).find((found) => found !== undefined) ??
    addressIn(clause?.words[0] ?? '');
  return {
    ...present('from', hostOf(from)),
    ...present('fromAddress', address(from)),
    ...present('by', hostOf(by)),
    ...present('byAddress', address(by)),
    ...present('with', clauses.get('with')?.words.join(' ')),
    ...present('via', clauses.get('via')?.words.join(' ')),
    ...present('id', clauses.get('id')?.words[0]),
    ...present('for', clauses.get('for')?.words[0]?.replace(/^<|>$/g, '')),
    ...present('tlsVersion', version),
    ...present('cipher', cipher),
    ...(time !== undefined && time.raw !== '' && { time }),
  };
}

/** Words and comments by keyword. Comments nest; an unclosed one ends with the header. */
function readClauses(value: string): ReadonlyMap<string, Clause> {
  const clauses = new Map<string, Clause>();
  let clause: Clause = { words: [], comments: [] };
  let depth = 0;
  let start = 0;
  const word = (end: number): void => {
    const found = value.slice(start, end).trim();
    if (found === '') return;
    const keyword = found.toLowerCase();
    if (KEYWORDS.has(keyword) && !clauses.has(keyword)) {
      clause = { words: [], comments: [] };
      clauses.set(keyword, clause);
    } else clause.words.push(found);
  };
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit === 40) {
      if (depth === 0) {
        word(at);
        start = at + 1;
      }
      depth++;
    } else if (unit === 41 && depth > 0) {
      depth--;
      if (depth > 0) continue;
      clause.comments.push(value.slice(start, at));
      start = at + 1;
    } else if (depth === 0 && (unit === 32 || unit === 9)) {
      word(at);
      start = at + 1;
    }
  }
  if (depth > 0) clause.comments.push(value.slice(start));
  else word(value.length);
  return clauses;
}

function hostOf(clause: Clause | undefined): string | undefined {
  const [word] = clause?.words ?? [];
  // `from localhost (HELO mail.contoso.com)` is rare; the name after `from` is what the sender said of itself.
  return word === undefined || word.startsWith('[') ? undefined : word;
}

function addressIn(comment: string): string | undefined {
  return ADDRESS.exec(comment)?.[1]?.replace(/^IPv6:/i, '');
}

/** `TLS1_2`, `TLSv1.2` and `TLS1.2` are `TLS 1.2`; `TLSv1/SSLv3` of old OpenSSL is a cipher suite's name, not a version. */
function tlsVersion(comment: string): string | undefined {
  if (/TLSv1\/SSLv3/i.test(comment)) return undefined;
  const [whole = '', number = ''] = TLS_VERSION.exec(comment) ?? [];
  const version = number.replace('_', '.');
  return `${whole.slice(0, 3).toUpperCase()} ${version === '1' ? '1.0' : version}`;
}

function cipherOf(comment: string, comments: readonly string[]): string | undefined {
  const named = [comment, ...comments]
    .map((one) => CIPHER_NAMED.exec(one)?.[1])
    .find((one) => one !== undefined);
  if (named !== undefined) return named;
  const bare = CIPHER_BARE.exec(comment);
  return bare?.[1] ?? bare?.[2];
}
