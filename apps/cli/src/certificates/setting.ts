import { visible, wrapWords, type Paint } from '@hybrid-mailflow/report';
import { paintFor } from '../paint.js';
import type { Terminal } from '../terminal.js';

/** How text for people is set. */
export interface Setting {
  readonly paint: Paint;
  /** Columns that prose is wrapped at; values are never broken, so that they can be copied. */
  readonly width: number;
}

const USUAL_WIDTH = 100;

export function settingFor(terminal: Terminal): Setting {
  return { paint: paintFor(terminal), width: terminal.output.columns ?? USUAL_WIDTH };
}

/** A label of ours and a text that may come from outside. */
export type Row = readonly [label: string, text: string];

/** Rows as lines, texts one under the other; what acts on a terminal is made visible. */
export function rowLines(rows: readonly Row[]): string[] {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `  ${label.padEnd(width)}  ${visible(text)}`);
}

const WIDEST_MARGIN = 28;
const NARROWEST_TEXT = 40;

/** Prose behind a label, wrapped beside it; `painted` is how the label looks. */
export function paragraph(label: string, painted: string, text: string, { width }: Setting): string[] {
  const margin = Math.min(label.length + 4, WIDEST_MARGIN);
  const [first = '', ...rest] = wrapWords(visible(text), Math.max(NARROWEST_TEXT, width - margin));
  return [`  ${painted}  ${first}`, ...rest.map((line) => `${' '.repeat(margin)}${line}`)];
}
