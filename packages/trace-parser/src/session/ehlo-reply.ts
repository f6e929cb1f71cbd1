import type { EhloDraft, SessionDraft } from './session-draft.js';

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

export function newEhlo(): EhloDraft {
  return { keywords: [], masked: false };
}

/** `220 ****…` and keywords such as `XXXXXXXA` are what SMTP inspection of firewalls leaves. */
export function isMasked(text: string): boolean {
  return MASKED.test(text) || /^2\d\d[ -]+(?:\*[ *]*){3,}/.test(text);
}

/**
 * Reads one row of an EHLO reply. Exchange 2013 writes a row for each line of the reply; 2016 and later write one row
 * with two blanks after the code, its keywords parted by blanks.
 */
export function readEhloRow(draft: SessionDraft, ehlo: EhloDraft, data: string): void {
  const rest = data.slice(4).trim();
  const isLast = data[3] !== '-';
  if (ehlo.host === undefined) {
    const [host = '', ...words] = rest.split(/ +/, 200);
    ehlo.host = host;
    addKeywords(ehlo, afterGreeting(words));
  } else if (isMasked(rest) || rest !== '') {
    addKeyword(ehlo, rest);
  }
  if (isLast) draft.ehlo = undefined;
}

function afterGreeting(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => KEYWORDS.has(word) || MASKED.test(word));
  return first === -1 ? [] : words.slice(first);
}

function addKeywords(ehlo: EhloDraft, words: readonly string[]): void {
  let current = '';
  for (const word of words) {
    if (current !== '' && (/^\d+$/.test(word) || word.includes('=') || MECHANISMS.test(word))) {
      current += ` ${word}`;
      continue;
    }
    if (current !== '') addKeyword(ehlo, current);
    current = word;
  }
  if (current !== '') addKeyword(ehlo, current);
}

function addKeyword(ehlo: EhloDraft, keyword: string): void {
  if (ehlo.keywords.length < 100) ehlo.keywords.push(keyword);
  if (MASKED.test(keyword)) ehlo.masked = true;
}
