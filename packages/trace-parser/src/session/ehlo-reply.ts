import { memoize } from '../table/memo.js';
import type { EhloDraft } from './session-draft.js';

/** Keywords kept of one reply; no server offers nearly as many. */
const KEYWORD_LIMIT = 100;

/** Words that begin an EHLO keyword (IANA's list and Exchange's own); what precedes the first is the greeting. */
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'SIZE PIPELINING DSN ENHANCEDSTATUSCODES STARTTLS X-ANONYMOUSTLS AUTH X-EXPS 8BITMIME BINARYMIME CHUNKING ' +
    'SMTPUTF8 UTF8SMTP XEXCH50 XRDST XSHADOW XSHADOWREQUEST XOORG XORIG XATTR XATTRDIRECT XPROXY XPROXYFROM XPROXYTO ' +
    'XMESSAGEVALUE XREQDOMAINS XSESSIONTYPE XSESSIONMDBGUID XADRC XEXPROPS XFASTINDEX XMSGCONTEXT XRSETPROXYTO ' +
    'XCORRELATIONID XLONGADDR VRFY EXPN HELP ETRN TURN ATRN DELIVERBY LIMITS MT-PRIORITY REQUIRETLS NO-SOLICITING ' +
    'SUBMITTER BURL CHECKPOINT CONPERM CONNEG RRVS FUTURERELEASE SAML SEND SOML XCLIENT XFORWARD XVERP TARPIT OK'
  ).split(' '),
);
/** SASL mechanisms follow AUTH and X-EXPS in the one-row form; nothing else marks where the list ends. */
const MECHANISMS =
  /^(?:NTLM|LOGIN|PLAIN|GSSAPI|EXCHANGEAUTH|CRAM-MD5|DIGEST-MD5|XOAUTH2?|OAUTHBEARER|EXTERNAL|KERBEROS|SCRAM-\S+|=.*)$/i;
const MASKED = /^(?:X{3,}[A-Z0-9]?|\*{3,})$/;

/** True for a banner such as `220 ********`, which SMTP inspection of firewalls leaves. */
export function isMaskedBanner(banner: string): boolean {
  return /^220[ -]+\*[* ]{2,}/.test(banner);
}

/**
 * Reads one row of an EHLO reply; true when it is the last. Exchange 2013 writes a row for each line of the reply;
 * 2016 and later write one row with two blanks after the code, its keywords parted by blanks.
 */
export function readEhloRow(ehlo: EhloDraft, data: string): boolean {
  const rest = data.slice(4).trim();
  if (ehlo.host !== undefined) {
    if (rest !== '' && ehlo.keywords.length < KEYWORD_LIMIT) ehlo.keywords = [...ehlo.keywords, rest];
    if (MASKED.test(rest)) ehlo.masked = true;
  } else {
    const blank = rest.indexOf(' ');
    ehlo.host = blank === -1 ? rest : rest.slice(0, blank);
    // The address the greeting may hold differs from client to client; what follows it seldom does.
    const offers = offersOf(rest.slice(Math.max(blank, rest.indexOf(']')) + 1));
    ehlo.keywords = offers.keywords;
    ehlo.masked = offers.masked;
  }
  return data[3] !== '-';
}

const offersOf = memoize((text): { readonly keywords: readonly string[]; readonly masked: boolean } => {
  const words = text.trim().split(/ +/, 2 * KEYWORD_LIMIT);
  const first = words.findIndex((word) => KEYWORDS.has(word) || MASKED.test(word));
  const keywords: string[] = [];
  for (const word of first === -1 ? [] : words.slice(first)) {
    const last = keywords.at(-1);
    const isParameter = /^\d+$/.test(word) || word.includes('=') || MECHANISMS.test(word);
    if (isParameter && last !== undefined) keywords[keywords.length - 1] = `${last} ${word}`;
    else keywords.push(word);
  }
  return { keywords, masked: keywords.some((keyword) => MASKED.test(keyword)) };
});
