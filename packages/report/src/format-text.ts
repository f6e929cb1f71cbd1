import type { Diagnosis } from '@hybrid-mailflow/diagnosis';
import type { Plan } from '@hybrid-mailflow/remediation';
import { alsoBlock } from './text/also-block.js';
import { answerBlocks } from './text/answer-blocks.js';
import { askBlock } from './text/ask-block.js';
import { MARGIN, setBlocks } from './text/block.js';
import { fixBlock } from './text/fix-block.js';
import type { Paint } from './text/line.js';
import { mapStrings } from './text/map-strings.js';
import { pathBlocks } from './text/path-blocks.js';
import { readingBlocks } from './text/reading-blocks.js';
import { visible } from './text/visible.js';
import { whyBlock } from './text/why-block.js';

export interface TextOptions {
  /** Columns of the terminal: 120 unless told, at least 40. Prose is set in 100 at most, drawings may be wider. */
  readonly width?: number;
  /** Colours pieces of the text; nothing is coloured without it. */
  readonly paint?: Paint;
  /** The folder the reader named: left out at the beginning of labels. */
  readonly evidenceRoot?: string;
  /** Leaves the date out that everything was judged at: it is the day of reading. */
  readonly undated?: boolean;
  /** The plan made from this diagnosis, for the FIX lines. */
  readonly plan?: Plan;
  /** The command that writes the plan's scripts. */
  readonly planCommand?: string;
}

const DEFAULT_WIDTH = 120;
const SMALLEST_WIDTH = 40;
/** Longer lines are hard to read. */
const PROSE_WIDTH = 100;

/**
 * The diagnosis for a terminal: cause, what was seen, the path drawn, the fix, what is missing; then why, and what
 * each item was taken for. Text from the evidence cannot act on the terminal.
 */
export function formatText(diagnosis: Diagnosis, options: TextOptions = {}): string {
  const shown = mapStrings(diagnosis, visible);
  const plan = options.plan === undefined ? undefined : mapStrings(options.plan, visible);
  const full = Math.max(SMALLEST_WIDTH, options.width ?? DEFAULT_WIDTH) - MARGIN;
  const page = {
    width: Math.min(full, PROSE_WIDTH - MARGIN),
    full,
    root: visible(options.evidenceRoot ?? ''),
  };
  const blocks = [
    ...answerBlocks(shown, page),
    ...pathBlocks(shown, page),
    alsoBlock(shown, page),
    fixBlock(shown, plan, visible(options.planCommand ?? ''), page),
    askBlock(shown, page),
    whyBlock(shown, page),
    ...readingBlocks(shown, page, options.undated === true),
  ];
  return setBlocks(blocks, options.paint ?? ((_tone, text) => text));
}
