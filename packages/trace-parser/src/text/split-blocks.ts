import { cleanLine } from './clean-line.js';
import { FORMS } from './forms.js';
import { readPrompt } from './prompt.js';
import { isTableHeading } from './table-heading.js';
import { signOf, type Sign, type TextForm } from './text-form.js';

/** A part of a text: what one form claims, or the prose and whatever else lies between. */
export interface TextBlock {
  /** Id of the format that reads it; absent for the rest. */
  readonly format?: string;
  readonly text: string;
  /** Lines of the whole text, from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** So much of a line is looked at to tell whose it is. */
const LOOKED_AT = 1000;
/** No sign of a form is shorter; a flood of short lines need not be compared with all of them. */
const SHORTEST_SIGN = 4;
/** From this score on a sign ends the block of another form, even where the line might belong to that. */
const STRONG = 0.95;
/** So many lines above a sign are looked at. */
const LINES_ABOVE = 20;
const PEM_BEGIN = /^-----BEGIN [A-Z ]+-----\s*$/;
const PEM_END = /^-----END [A-Z ]+-----\s*$/;

/**
 * Cuts a text into the blocks each form can read and the rest between them, in order and without loss: a chat or a
 * ticket with tool output in it. Blank lines at the edge of a block belong to the rest.
 */
export function splitBlocks(text: string): TextBlock[] {
  const lines = text.split(/\r\n|\n|\r/);
  const owners = ownersOf(lines.map((line) => cleanLine(line.slice(0, LOOKED_AT))));
  const blocks: TextBlock[] = [];
  for (let start = 0; start < lines.length;) {
    const owner = owners[start];
    let end = start + 1;
    while (end < lines.length && owners[end] === owner) end++;
    if (owner !== undefined || lines.slice(start, end).some((line) => line.trim() !== '')) {
      blocks.push({
        ...(owner && { format: owner.id }),
        text: lines.slice(start, end).join('\n'),
        firstLine: start + 1,
        lastLine: end,
      });
    }
    start = end;
  }
  return blocks;
}

/** The form of every line; a blank line has one where lines of one block stand on both sides. */
function ownersOf(lines: readonly string[]): (TextForm | undefined)[] {
  const owners: (TextForm | undefined)[] = new Array<TextForm | undefined>(lines.length).fill(undefined);
  let current: TextForm | undefined;
  let lastOwned = -1;
  let lastPrompt = -1;
  let open: 'blank' | 'sign' | undefined;
  const own = (form: TextForm, at: number): void => {
    // Blank lines between two lines of a block, and the command line above it.
    let from = current === form ? lastOwned + 1 : at;
    if (current !== form && lastPrompt > lastOwned && isBlank(lines, lastPrompt + 1, at)) from = lastPrompt;
    else if (current !== form) from = beginOf(form, lines, owners, at);
    owners.fill(form, from, at + 1);
    current = form;
    lastOwned = at;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      if (open === 'blank') open = undefined;
      continue;
    }
    if (current && PEM_BEGIN.test(line)) {
      at = endOfPem(lines, at, own, current);
      continue;
    }
    const prompt = readPrompt(line);
    if (prompt) open = undefined;
    const owner = ownerOf(line, prompt?.command, current, open !== undefined);
    if (!owner) {
      current = undefined;
      open = undefined;
      if (prompt) lastPrompt = at;
      continue;
    }
    if (owner !== current) open = undefined;
    own(owner, at);
    open = owner.opens?.find(({ pattern }) => pattern.test(line))?.until ?? open;
    if (owner.tables !== true || !isTableHeading(line, lines[at + 1] ?? '')) continue;
    for (at++; at < lines.length && (lines[at] ?? '').trim() !== ''; at++) own(owner, at);
  }
  return owners;
}

function ownerOf(
  line: string,
  command: string | undefined,
  current: TextForm | undefined,
  open: boolean,
): TextForm | undefined {
  const [form, sign] = strongest(command ?? line);
  if (current && command === undefined) {
    if (signOf(current, line)) return current;
    if ((open || current.belongs.test(line)) && (sign?.score ?? 0) < STRONG) return current;
  }
  return form;
}

function strongest(line: string): readonly [TextForm | undefined, Sign | undefined] {
  let best: Sign | undefined;
  let owner: TextForm | undefined;
  if (line.length < SHORTEST_SIGN) return [owner, best];
  for (const form of FORMS) {
    const sign = signOf(form, line);
    if (!sign || sign.score <= (best?.score ?? 0)) continue;
    best = sign;
    owner = form;
  }
  return [owner, best];
}

/** A certificate inside a block is part of it, whatever its lines look like. */
function endOfPem(
  lines: readonly string[],
  start: number,
  own: (form: TextForm, at: number) => void,
  form: TextForm,
): number {
  let at = start;
  while (at < lines.length && !PEM_END.test(lines[at] ?? '') && (lines[at] ?? '').trim() !== '')
    own(form, at++);
  if (at < lines.length && PEM_END.test(lines[at] ?? '')) own(form, at);
  else at--;
  return at;
}

/** Lines above the first sign that may belong to the block too: tools print errors before what they tell of. */
function beginOf(
  form: TextForm,
  lines: readonly string[],
  owners: readonly (TextForm | undefined)[],
  sign: number,
): number {
  let from = sign;
  while (from > 0 && sign - from < LINES_ABOVE && owners[from - 1] === undefined) {
    const above = lines[from - 1] ?? '';
    if (above.trim() === '' || !form.belongs.test(above)) break;
    from--;
  }
  return from;
}

function isBlank(lines: readonly string[], from: number, to: number): boolean {
  return lines.slice(from, to).every((line) => line.trim() === '');
}
