import { readPrompt } from './prompt.js';
import { repairPaste } from './repair-paste.js';

/** One line as a console showed it. */
export interface ConsoleLine {
  /** Repaired, without the quote marks of a mail; blanks at its end are kept, they tell how it was wrapped. */
  readonly text: string;
  /** Line of the item, from 1. */
  readonly number: number;
  /** Column of the item, from 1, at which `text` begins; undefined where the line was repaired inside. */
  readonly column: number | undefined;
}

const SAMPLE_LENGTH = 64 * 1024;
const QUOTE_MARKS = /^(?:>[ \t]?)+/;

/**
 * The lines of a text, one blank line for any number of them. LF, CRLF, CR and the CR CR LF of captured terminals end a
 * line. Where a paste doubled every line end, the blank lines in between are left out.
 */
export function* consoleLines(text: string): Generator<ConsoleLine> {
  const doubled = isDoubleSpaced(text.slice(0, SAMPLE_LENGTH));
  let blanks = 0;
  let afterPrompt = false;
  let number = 0;
  for (const raw of rawLines(text)) {
    number++;
    const unquoted = afterPrompt && raw.startsWith('>>') ? raw : raw.replace(QUOTE_MARKS, '');
    const repaired = repairPaste(unquoted);
    if (repaired.trim() === '') {
      blanks++;
      afterPrompt = false;
      continue;
    }
    if (blanks > (doubled ? 1 : 0)) yield { text: '', number: number - blanks, column: undefined };
    blanks = 0;
    afterPrompt = readPrompt(repaired) !== undefined || (afterPrompt && raw.startsWith('>>'));
    const column = repaired === unquoted ? raw.length - unquoted.length + 1 : undefined;
    yield { text: repaired, number, column };
  }
}

function* rawLines(text: string): Generator<string> {
  const end = /\r{1,2}\n|\n|\r/g;
  let start = 0;
  for (let match = end.exec(text); match; match = end.exec(text)) {
    yield text.slice(start, match.index);
    start = end.lastIndex;
  }
  yield text.slice(start);
}

/** Word processors make a paragraph of every line: almost each is followed by exactly one blank line. */
function isDoubleSpaced(sample: string): boolean {
  let filled = 0;
  let alone = 0;
  let blanks = 0;
  for (const line of rawLines(sample)) {
    if (line.trim() === '') blanks++;
    else {
      if (filled > 0 && blanks === 1) alone++;
      filled++;
      blanks = 0;
    }
  }
  return filled >= 6 && alone >= filled * 0.6;
}
