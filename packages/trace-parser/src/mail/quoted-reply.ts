/** A reply as the part for administrators quotes it, with what stands before it on its line. */
export interface QuotedReply {
  readonly head: string;
  readonly text: string;
  /** The line is a reply without any mark around it. */
  readonly bare?: true;
}

/** Opening quotes of the languages Exchange speaks, before a code: `'550 5.1.1 …'`, `'< #4.4.7 smtp;550 …>'`. */
const QUOTED = /['"‘’‚“”„«「『]\s?(?=(?:<[^<>]{0,120}?)?#?\s?[245]\d\d(?:[- #.]|$))/;
const CLOSING = /['"‘’“”»」』]/g;
/** Exchange 2007: `#550 5.2.2 STOREDRV.Deliver: mailbox full … ##rfc822;bob@contoso.com`. */
const HASHED = /^#\s?(?=[245]\d\d[- ])/;
/** Exchange 2003: `<ex01.contoso.com #5.7.1 smtp;550 5.7.1 Unable to relay>`, or with the code alone. */
const ANGLED = /^#?\s?<\s?([\w.-]{0,255})\s?#([245]\.\d{1,3}\.\d{1,3})(?:\s+smtp;\s?(.*?))?>?$/i;
const BARE = /^[245]\d\d[- ][245]\.\d{1,3}\.\d{1,3}\b/;

/** The reply a line quotes, or is; undefined where it does neither. */
export function quotedReply(line: string): QuotedReply | undefined {
  const quote = QUOTED.exec(line);
  if (quote) {
    const body = line.slice(quote.index + quote[0].length);
    const closings = [...body.matchAll(CLOSING)];
    const last = closings.at(-1);
    const closed = last !== undefined && body.slice(last.index + 1).trim().length <= 2;
    const text = closed ? body.slice(0, last.index) : body;
    return { head: line.slice(0, quote.index).trim(), text: unwrap(text.trim()) };
  }
  const hashed = HASHED.exec(line);
  if (hashed) {
    const [text = ''] = line.slice(hashed[0].length).split('##', 1);
    return { head: '', text: text.trimEnd() };
  }
  const angled = ANGLED.exec(line);
  if (angled) {
    const [, host = '', code = '', reply] = angled;
    return { head: host, text: reply === undefined || reply === '' ? code : reply };
  }
  return BARE.test(line) ? { head: '', text: line, bare: true } : undefined;
}

/** Whether a quote was opened and not closed: the reply goes on in the next line. */
export function isOpenQuote(line: string): boolean {
  const quote = QUOTED.exec(line);
  if (!quote) return false;
  const end = line.trimEnd();
  return end.length <= quote.index + quote[0].length || !/['"‘’“”»」』]\.?$/.test(end);
}

/** `< #4.4.7 smtp;550 4.4.7 QUEUE.Expired; message expired>` and `554 5.7.1 <host #5.7.1 smtp;550 5.7.1 …>`: the reply inside. */
function unwrap(text: string): string {
  const angled =
    /^(?:[245]\d\d[- ][\d.]{0,12}\s?)?<\s?[\w.-]{0,255}\s?#[245]\.\d{1,3}\.\d{1,3}\s+smtp;\s?(.+?)>?$/i.exec(
      text,
    );
  return angled?.[1] ?? text;
}
