import { isOpenQuote } from './quoted-reply.js';

/** Lines a reply may wrap over. */
const MAX_WRAPS = 12;
const EVENT_TIME = /(['"’”»])\s+(?=\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\s.{0,24}? - )/g;

/**
 * The lines of a body as they were written: without the marks of quoting (`> `), the numbers some sites put before
 * them and markdown's two trailing blanks; events that were run together on one line apart, and a quoted reply that was
 * wrapped in one piece.
 */
export function plainLines(text: string): string[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^(?:\s?>)+ ?/, '').trim())
    .map((line) => line.replace(/^\d{1,2}\.\s+(?=\S)/, ''))
    .flatMap((line) => (line.includes(' - ') ? line.replace(EVENT_TIME, '$1\n').split('\n') : [line]));
  const joined: string[] = [];
  let wraps = 0;
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && line !== '' && wraps < MAX_WRAPS && isOpenQuote(last)) {
      joined[joined.length - 1] = `${last} ${line}`;
      wraps++;
    } else {
      joined.push(line);
      wraps = 0;
    }
  }
  return joined;
}
