import { fieldText, readHeaderBlock, type HeaderField } from './header-fields.js';
import { decodeCharset } from './charset.js';
import { decodeTransfer } from './transfer-encoding.js';
import { parseContentType } from './content-type.js';

/** A mail or a part of one. Text has one character for each byte; `contentText` decodes it. */
export interface MimePart {
  readonly fields: readonly HeaderField[];
  /** In lower case: `multipart/report`. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly encoding: string;
  /** What the offsets count in; the decoded content of a part that came encoded. */
  readonly raw: string;
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
  /** Parts of a multipart, or the one mail inside a message/rfc822. */
  readonly parts: readonly MimePart[];
}

export interface MimeLimits {
  readonly parts: number;
  readonly depth: number;
}

/** Told when a limit left something unread; `at` is an offset in the mail. */
export type LimitHit = (limit: keyof MimeLimits, at: number) => void;

/**
 * Takes a mail apart where its boundaries stand. Never throws: an unclosed multipart ends with what surrounds it, a
 * multipart without a boundary line is read as text, and beyond a limit parts stay unread in their parent.
 */
export function parseMime(
  raw: string,
  start: number,
  end: number,
  limits: MimeLimits,
  limitHit: LimitHit,
): MimePart {
  let left = limits.parts;

  function read(text: string, from: number, to: number, depth: number, inReport: boolean): MimePart {
    const { fields, end: bodyStart } = readHeaderBlock(text, from, to);
    const { type, parameters } = parseContentType(fieldText(fields, 'content-type'));
    const encoding = fieldText(fields, 'content-transfer-encoding') ?? '';
    const part = { fields, type, parameters, encoding, raw: text, start: from, bodyStart, end: to };
    return { ...part, parts: readParts(part, depth, inReport) };
  }

  function readParts(part: Omit<MimePart, 'parts'>, depth: number, inReport: boolean): MimePart[] {
    const multipart = part.type.startsWith('multipart/');
    // The mail a report returns is evidence of its headers only.
    const forwarded = !inReport && /^message\/(?:rfc822|global)$/.test(part.type);
    if (!multipart && !forwarded) return [];
    if (depth >= limits.depth) {
      limitHit('depth', part.start);
      return [];
    }
    if (forwarded) {
      const content = contentOf(part);
      if (!take(part.start)) return [];
      return content === undefined
        ? [read(part.raw, part.bodyStart, part.end, depth + 1, false)]
        : [read(content, 0, content.length, depth + 1, false)];
    }
    const isReport = part.type === 'multipart/report';
    const parts: MimePart[] = [];
    for (const [from, to] of split(part)) {
      if (!take(from)) break;
      parts.push(read(part.raw, from, to, depth + 1, inReport || isReport));
    }
    return parts;
  }

  function take(at: number): boolean {
    if (left > 0) {
      left--;
      return true;
    }
    limitHit('parts', at);
    return false;
  }

  return read(raw, start, end, 0, false);
}

/** The content of an encoded part, decoded; undefined where it stands as it is. */
function contentOf(part: Omit<MimePart, 'parts'>): string | undefined {
  const { encoding, raw, bodyStart, end } = part;
  return /base64|quoted-printable/i.test(encoding)
    ? decodeTransfer(raw.slice(bodyStart, end), encoding)
    : undefined;
}

function split({ raw, parameters, bodyStart, end }: Omit<MimePart, 'parts'>): [number, number][] {
  const boundary = parameters.get('boundary') ?? guessBoundary(raw, bodyStart, end);
  if (boundary === undefined) return [];
  const delimiter = `--${boundary.slice(0, 200)}`;
  const parts: [number, number][] = [];
  let open = -1;
  let at = raw.indexOf(delimiter, bodyStart);
  while (at !== -1 && at < end) {
    const behind = at + delimiter.length;
    const line = lineEnd(raw, behind, end);
    const rest = raw.slice(behind, Math.min(line, behind + 200)).trimEnd();
    const begins = at === bodyStart || raw.charCodeAt(at - 1) === 10;
    if (begins && (rest === '' || rest === '--')) {
      if (open !== -1) parts.push([open, at]);
      open = rest === '' ? line : -1;
      if (rest === '--') break;
    }
    at = raw.indexOf(delimiter, behind);
  }
  if (open !== -1 && open < end) parts.push([open, end]);
  return parts;
}

/** A header that lost its boundary: the first line that looks like one. */
function guessBoundary(raw: string, start: number, end: number): string | undefined {
  const head = raw.slice(start, Math.min(end, start + 4096));
  return /^--([^\s-][^\s]{3,150})[ \t]*\r?$/m.exec(head)?.[1];
}

function lineEnd(raw: string, from: number, end: number): number {
  const newline = raw.indexOf('\n', from);
  return newline === -1 || newline >= end ? end : newline + 1;
}

/** The bytes of a part, transfer encoding undone, one character for each. */
export function contentBytes(part: MimePart): string {
  return contentOf(part) ?? part.raw.slice(part.bodyStart, part.end);
}

/** The text of a part; `unknownCharset` is told of a label nobody knows, and the text is then guessed. */
export function contentText(part: MimePart, unknownCharset: (label: string) => void): string {
  const bytes = contentBytes(part);
  const label = part.parameters.get('charset') ?? '';
  const text = decodeCharset(bytes, label);
  if (text !== undefined) return text;
  unknownCharset(label);
  return decodeCharset(bytes, '') ?? bytes;
}

/** The parts a mail shows or carries, in order; a mail inside it is one part, whatever that holds. */
export function ownParts(part: MimePart): MimePart[] {
  return part.type.startsWith('multipart/') && part.parts.length > 0 ? part.parts.flatMap(ownParts) : [part];
}
