export interface SplitRow {
  readonly fields: string[];
  /** The quotes of the row do not add up: its fields are the likeliest reading. */
  readonly damaged: boolean;
}

const QUOTE = 0x22;

/**
 * Splits one row at the delimiter. Quotes count only as the first character of a field (RFC 4180); line ends inside
 * a quoted field become `\n`. Where quotes are damaged, of the possible readings the one with `expected` fields wins.
 */
export function splitFields(row: string, delimiter: string, expected: number): SplitRow {
  if (!row.includes('"')) return { fields: row.split(delimiter), damaged: false };
  const strict = splitQuoted(row, delimiter, false);
  if (!strict.damaged) return strict;
  for (const reading of [
    splitQuoted(row, delimiter, true),
    { fields: row.split(delimiter), damaged: true },
  ]) {
    if (strict.fields.length !== expected && reading.fields.length === expected) return reading;
  }
  return strict;
}

/**
 * A stray quote (`"a"b,`) ends the quoted part (`lenient` false: the field is `ab`), or belongs to the value
 * (`lenient` true: `"say "hi" now"`).
 */
function splitQuoted(
  row: string,
  delimiter: string,
  lenient: boolean,
): { fields: string[]; damaged: boolean } {
  const fields: string[] = [];
  let damaged = false;
  let at = 0;
  for (;;) {
    let value = '';
    if (row.charCodeAt(at) === QUOTE) {
      at++;
      for (;;) {
        const quote = row.indexOf('"', at);
        if (quote === -1) {
          value += row.slice(at);
          at = row.length;
          damaged = true;
          break;
        }
        value += row.slice(at, quote);
        at = quote + 1;
        if (row.charCodeAt(at) === QUOTE) {
          value += '"';
          at++;
        } else if (at === row.length || row.startsWith(delimiter, at)) {
          break;
        } else {
          damaged = true;
          if (!lenient) break;
          value += '"';
        }
      }
      if (value.includes('\r')) value = value.replace(/\r\n?/g, '\n');
    }
    const end = row.indexOf(delimiter, at);
    if (end === -1) {
      fields.push(value + row.slice(at));
      return { fields, damaged };
    }
    fields.push(value + row.slice(at, end));
    at = end + delimiter.length;
  }
}
