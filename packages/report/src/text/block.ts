import { displayWidth, padTo } from './display-width.js';
import { type Line, type Paint, paintLine } from './line.js';

/** A label in the margin and the lines beside it. */
export interface Block {
  readonly label: string;
  readonly lines: readonly Line[];
  /** An empty line stands before it. */
  readonly apart?: boolean;
}

/** The measure everything is set to. */
export interface Page {
  /** Columns right of the margin that prose is set in. */
  readonly width: number;
  /** Columns right of the margin that there are, for drawings. */
  readonly full: number;
  /** Left out at the beginning of labels. */
  readonly root: string;
}

/** Wide enough for the longest label, UNREAD, and two spaces. */
export const MARGIN = 8;

/** Sets labels in the margin and ends every line. */
export function setBlocks(blocks: readonly Block[], paint: Paint): string {
  return blocks
    .filter((block) => block.lines.length > 0)
    .map((block, at) => (block.apart === true && at > 0 ? '\n' : '') + setBlock(block, paint))
    .join('');
}

function setBlock(block: Block, paint: Paint): string {
  return block.lines
    .map((line, at) => {
      const label = at === 0 ? block.label : '';
      const space = padTo('', MARGIN - displayWidth(label));
      return `${label === '' ? '' : paint('label', label)}${space}${paintLine(line, paint)}`.trimEnd() + '\n';
    })
    .join('');
}
