import type { Issue } from '@hybrid-mailflow/evidence';
import { type Block, MARGIN, type Page } from '../text/block.js';
import type { Paint } from '../text/line.js';
import { mapStrings } from '../text/map-strings.js';
import { issueLines } from '../text/reading-blocks.js';
import { visible } from '../text/visible.js';

/** How what is known of connectors is printed for a terminal. */
export interface ConnectorTextOptions {
  /** Columns of the terminal: 120 unless told, at least 40. */
  readonly width?: number;
  /** Colours pieces of the text; nothing is coloured without it. */
  readonly paint?: Paint;
  /** The folder the reader named: left out at the beginning of labels. */
  readonly evidenceRoot?: string;
  /** What of the exports could not be read, or is not clear: told at the end. */
  readonly issues?: readonly Issue[];
}

const DEFAULT_WIDTH = 120;
const SMALLEST_WIDTH = 40;
/** Longer lines are hard to read. */
const PROSE_WIDTH = 100;

export function pageOf({ width = DEFAULT_WIDTH, evidenceRoot = '' }: ConnectorTextOptions): Page {
  const full = Math.max(SMALLEST_WIDTH, width) - MARGIN;
  return { width: Math.min(full, PROSE_WIDTH - MARGIN), full, root: visible(evidenceRoot) };
}

/** What could not be read. */
export function unreadBlock({ issues = [] }: ConnectorTextOptions, page: Page): Block {
  return { label: 'UNREAD', lines: issueLines(mapStrings(issues, visible), page) };
}

export function paintOf({ paint }: ConnectorTextOptions): Paint {
  return paint ?? ((_tone, text) => text);
}
