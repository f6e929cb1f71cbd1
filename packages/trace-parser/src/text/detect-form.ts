import { detectExport } from '@hybrid-mailflow/powershell-export';
import type { Detection, Sample, TraceFormat } from '../format.js';
import { cleanLine } from './clean-line.js';
import { readPrompt } from './prompt.js';
import { splitBlocks, type TextBlock } from './split-blocks.js';
import { openForm, signOf, type Sign, type TextForm } from './text-form.js';

/** A form that claims less of a text than this is a guest in something else. */
const HOST_SHARE = 0.4;
/** A form that claims so much is what the text is, even where the text is an export too: `show advproxy` prints JSON. */
const WHOLE_SHARE = 0.9;
const GUEST_SCORE = 0.45;
/** What separates or frames pasted text and says nothing. */
const FRAME = /^\s*(?:[-=_*~#.]{3,}|`{3}\w*|\.{3}|\[?\.\.\.\]?|snip)\s*$/i;

/** A form as a format among the others. */
export function toFormat(form: TextForm): TraceFormat {
  const { id, title } = form;
  return {
    id,
    title,
    detect: (sample) => detectForm(form, sample),
    open: (...how) => openForm(form, ...how),
  };
}

function detectForm(form: TextForm, { label, text }: Sample): Detection | undefined {
  const best = bestSign(form, text);
  if (!best) return undefined;
  const { shares } = composition(text);
  const share = shares.get(form.id) ?? 0;
  const host = share >= HOST_SHARE && (share >= WHOLE_SHARE || !isExport(label, text));
  return { format: form.id, score: host ? best.score : GUEST_SCORE, reason: best.reason };
}

function bestSign(form: TextForm, text: string): Sign | undefined {
  let best: Sign | undefined;
  for (const block of composition(text).blocks) {
    if (block.format !== form.id) continue;
    for (const raw of block.text.split('\n')) {
      const line = cleanLine(raw.slice(0, 1000));
      const sign = signOf(form, readPrompt(line)?.command ?? line);
      if (sign && sign.score > (best?.score ?? 0)) best = sign;
    }
  }
  return best;
}

/** True for whole exports, in which the words of a form are values of properties. */
export function isExport(label: string, text: string): boolean {
  const [likeliest] = detectExport({ label, text });
  return likeliest !== undefined && /^(?:clixml|json|csv|m365dsc)$/.test(likeliest.format);
}

export interface Composition {
  readonly blocks: readonly TextBlock[];
  /** Of the lines that say something, what part each format claims. */
  readonly shares: ReadonlyMap<string, number>;
  /** Lines that say something and that no form claims. */
  readonly rest: number;
}

let last: { readonly text: string; readonly composition: Composition } | undefined;

/** What a text is made of. Every form asks this of the same sample, so the last answer is kept. */
export function composition(text: string): Composition {
  if (last?.text !== text) last = { text, composition: compose(text) };
  return last.composition;
}

function compose(text: string): Composition {
  const blocks = splitBlocks(text);
  const lines = new Map<string | undefined, number>();
  let total = 0;
  for (const { format, text: block } of blocks) {
    const said = block.split('\n').filter(saysSomething).length;
    lines.set(format, (lines.get(format) ?? 0) + said);
    total += said;
  }
  const shares = new Map<string, number>();
  for (const [format, count] of lines) {
    if (format !== undefined) shares.set(format, count / Math.max(total, 1));
  }
  return { blocks, shares, rest: lines.get(undefined) ?? 0 };
}

function saysSomething(line: string): boolean {
  return line.trim() !== '' && !FRAME.test(line) && !readPrompt(line.slice(0, 1000));
}
