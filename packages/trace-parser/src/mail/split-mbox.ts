/** `From bob@contoso.com Thu Apr 29 23:34:45 2027`: the line that begins a mail in a mailbox file. */
const FROM_LINE = /^From \S{1,320} +(?:[A-Z][a-z]{2},? +){1,2}.{10,60}$/;

/** Where the mails of a text stand: several in a mailbox file (mboxo, mboxrd), else the whole. */
export function splitMbox(raw: string): readonly (readonly [start: number, end: number])[] {
  if (!raw.startsWith('From ')) return [[0, raw.length]];
  const mails: [number, number][] = [];
  let start = -1;
  let at = 0;
  while (at !== -1 && at < raw.length) {
    const newline = raw.indexOf('\n', at);
    const lineEnd = newline === -1 ? raw.length : newline;
    if (FROM_LINE.test(raw.slice(at, Math.min(lineEnd, at + 500)).trimEnd())) {
      if (start !== -1) mails.push([start, at]);
      start = Math.min(lineEnd + 1, raw.length);
    }
    const next = raw.indexOf('\nFrom ', at);
    at = next === -1 ? -1 : next + 1;
  }
  if (start === -1) return [[0, raw.length]];
  mails.push([start, raw.length]);
  return mails;
}
