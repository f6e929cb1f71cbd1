import { decodeWords } from './encoded-words.js';

/** One header field, unfolded. */
export interface HeaderField {
  /** In lower case. */
  readonly name: string;
  /** As found, folds replaced by blanks; encoded words are still encoded. */
  readonly value: string;
  /** Offset of its first character. */
  readonly at: number;
}

/** Field names of mails are letters, digits and hyphens: `h=From:` is the rest of a DKIM signature that lost its indent. */
const FIELD = /^([A-Za-z][A-Za-z0-9_-]{0,99})[ \t]*:/;

export interface HeaderBlock {
  readonly fields: readonly HeaderField[];
  /** Offset behind the blank line that ends the block. */
  readonly end: number;
}

/**
 * Reads header fields up to the first blank line. A line that begins no field continues the one before, whether it kept
 * its indent or lost it on the way through a mail program; before the first field such lines are skipped.
 */
export function readHeaderBlock(text: string, start: number, end: number): HeaderBlock {
  const fields: HeaderField[] = [];
  let name = '';
  let value: string[] = [];
  let at = start;
  const close = (): void => {
    if (name !== '') fields.push({ name, value: value.join(' ').trim(), at });
  };
  let position = start;
  while (position < end) {
    const newline = text.indexOf('\n', position);
    const next = newline === -1 || newline >= end ? end : newline + 1;
    const line = text.slice(position, next).trimEnd();
    if (line === '') {
      close();
      return { fields, end: next };
    }
    const field = FIELD.exec(line);
    if (field?.[1] !== undefined) {
      close();
      name = field[1].toLowerCase();
      value = [line.slice(field[0].length).trim()];
      at = position;
    } else if (name !== '') value.push(line.trim());
    position = next;
  }
  close();
  return { fields, end };
}

/** The first field of that name (lower case), decoded; undefined where there is none or it is empty. */
export function fieldText(fields: readonly HeaderField[], name: string): string | undefined {
  const field = fields.find((candidate) => candidate.name === name);
  return field === undefined || field.value === '' ? undefined : decodeWords(field.value);
}

/** Whether the text begins like the headers of a mail: several fields, some of them such as every mail has. */
export function looksLikeHeaders(fields: readonly HeaderField[]): boolean {
  return fields.length >= 3 && fields.some(({ name }) => MAIL_FIELDS.has(name));
}

const MAIL_FIELDS: ReadonlySet<string> = new Set([
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'received',
  'return-path',
  'subject',
  'to',
]);
