/** What stands above the rows of a CSV text. */
export interface CsvHead {
  readonly delimiter: string;
  /** Offset of the line with the names, or with `#TYPE`. */
  readonly start: number;
}

/** Finds the delimiter: the one `sep=` names, which Excel writes, or the one that stands most in the line of names. */
export function findHead(text: string): CsvHead {
  const blank = /^[\s\ufeff]*/.exec(text)?.[0].length ?? 0;
  const separator = /^sep=([,;\t|])(?:\r\n|\n|\r|$)/i.exec(text.slice(blank, blank + 8));
  if (separator?.[1] !== undefined) return { delimiter: separator[1], start: blank + separator[0].length };
  const names = firstLines(text.slice(blank, blank + 64 * 1024)).find((line) => !line.startsWith('#TYPE '));
  return { delimiter: delimiterOf(names ?? ''), start: blank };
}

export function firstLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/, 3);
}

function delimiterOf(line: string): string {
  const outside = line.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((delimiter) => outside.split(delimiter).length);
  const most = Math.max(...counts);
  return [',', ';', '\t'][counts.indexOf(most)] ?? ',';
}
