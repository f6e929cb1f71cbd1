/** How Windows PowerShell with the culture en-US prints a moment; the servers' clocks show UTC. */
export function printedTime(iso: string): string {
  const [, year = '', month = '', day = '', hour = '', clock = ''] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d:\d\d)/.exec(new Date(iso).toISOString()) ?? [];
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  return `${Number(month)}/${Number(day)}/${year} ${Number(hour) % 12 || 12}:${clock} ${half}`;
}

/** Columns of the console the exports were printed in; the last one stays free. */
const CONSOLE = 119;

/** What `Format-List` prints of objects: names padded to the longest, long values broken at blanks, CRLF. */
export function formatList(objects: readonly Readonly<Record<string, string>>[]): string {
  return `\r\n\r\n${objects.map(formatObject).join('\r\n')}\r\n\r\n`;
}

function formatObject(properties: Readonly<Record<string, string>>): string {
  const width = Math.max(...Object.keys(properties).map((name) => name.length));
  return Object.entries(properties)
    .flatMap(([name, value]) => {
      const [first = '', ...rest] = wrap(value, CONSOLE - width - 3);
      return [`${name.padEnd(width)} : ${first}`, ...rest.map((line) => ' '.repeat(width + 3) + line)];
    })
    .map((line) => `${line}\r\n`)
    .join('');
}

/** Breaks at the last blank that fits, which is lost; a word that is too long is cut. */
function wrap(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const blank = text.lastIndexOf(' ', width);
  const end = blank > 0 ? blank : width;
  return [text.slice(0, end), ...wrap(text.slice(blank > 0 ? end + 1 : end), width)];
}

/** The prompt of the Exchange Management Shell with what was typed at it. */
export function typed(command: string): string {
  return `[PS] C:\\Windows\\system32>${command}\r\n`;
}
