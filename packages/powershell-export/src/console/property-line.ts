/** `Name<padding>: value`: a blank stands before the colon, and behind it unless the value is empty. */
const PROPERTY_LINE = /^(\s*)([A-Za-z_][\w.]{0,127})\s+:(?=\s|$)/;
const LONGEST_HEAD = 512;

export interface PropertyHead {
  readonly indent: number;
  readonly name: string;
  /** Where the colon stands, from 0. */
  readonly colon: number;
}

export function readPropertyHead(text: string): PropertyHead | undefined {
  const match = PROPERTY_LINE.exec(text.slice(0, LONGEST_HEAD));
  if (!match) return undefined;
  return { indent: match[1]?.length ?? 0, name: match[2] ?? '', colon: match[0].length - 1 };
}

export function isPropertyLine(text: string): boolean {
  return readPropertyHead(text) !== undefined;
}

/** A line of a list whose colons stand in this column: its name may be a calculated one, with blanks. */
export function readAlignedHead(text: string, colon: number): PropertyHead | undefined {
  if (colon > LONGEST_HEAD || text[colon] !== ':' || text[colon - 1] !== ' ') return undefined;
  if (text.length > colon + 1 && text[colon + 1] !== ' ') return undefined;
  const name = text.slice(0, colon).trim();
  if (name === '' || name.includes(':')) return undefined;
  return { indent: text.length - text.trimStart().length, name, colon };
}
