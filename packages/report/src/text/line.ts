import { displayWidth } from './display-width.js';

/** What a piece of text is, so that a terminal can colour it; `paint` decides how. */
export type Tone = 'label' | 'strong' | 'good' | 'bad' | 'doubtful' | 'faint';

/** Colours a piece of text; the width it shows must stay the same. */
export type Paint = (tone: Tone, text: string) => string;

export interface Piece {
  readonly text: string;
  readonly tone?: Tone;
}

export type Line = readonly Piece[];

export function lineWidth(line: Line): number {
  return line.reduce((width, piece) => width + displayWidth(piece.text), 0);
}

export function paintLine(line: Line, paint: Paint): string {
  return line
    .map((piece) => (piece.tone === undefined ? piece.text : paint(piece.tone, piece.text)))
    .join('')
    .trimEnd();
}
