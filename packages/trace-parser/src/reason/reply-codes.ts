/** Where a reply begins inside a text: its code, or the wrapper that quotes it. */
export interface ReplyMark {
  readonly start: number;
  /** Where its wording begins. */
  readonly end: number;
  /** The quote or bracket it was opened with, whose counterpart ends it and everything it quotes. */
  readonly opener: string | undefined;
  readonly replyCode?: number;
  readonly enhancedCode?: string;
}

/**
 * A digit, or what text recognition makes of 0 and 1. A component ends before a letter only when it is all digits:
 * `2.0.0OK` is 2.0.0, and OK.
 */
const MIDDLE = String.raw`[\dOolI]{1,3}`;
const LAST = String.raw`(?:[\dOolI]{1,3}(?!\w)|\d{1,3})`;
/** `450 4.4.317`, `450-4.4.317`, `(550, b'5.7.64`, `421.4.4.2`, `451 4-4.395`, `550 #5.7.1`. */
const FULL = String.raw`(?<![\w.:@/])#?([245][0-5OolI][\dOolI])(?:[ .\-,]{1,3}|, ?b?['"]|-['"])#?([245])[.\-](${MIDDLE})[.\-](${LAST})`;
/** An enhanced code alone, where a reply can begin: `was: 5.7.57`, `#5.7.1`, `Status: 4.4.7`. */
const ENHANCED = String.raw`(?<=^|[#("'=:,;<>\[]\s?|error |code )([245])\.(\d{1,3})\.(${LAST})(?![.\-]?\w)`;
/** A reply code alone, in the same places, before its wording. */
const BARE = String.raw`(?<=^|["'(=;:>]\s?|returned |-> |error |with )(421|45[0-9]|50[0-4]|521|53[0-8]|55[0-7]|57[12]|2[25][0-2])(?=[ \-]\s?["'A-Za-z<([#*])`;
const OPENER = String.raw`\[\s?message\s?=\s?|\s->\s|(?:responded with|IP address):?\s?(?=["'])|(?<=[A-Za-z\]])\((?=[A-Za-z0-9][^()]{3})`;

const MARK = new RegExp(`${FULL}|${ENHANCED}|${BARE}|(${OPENER})`, 'gi');

/** Replies of one text that are read, one inside the other: real ones quote six at most. Of a longer chain `truncated` is told. */
export const MARKS_LIMIT = 40;

/** Finds the codes of a text and the wrappers (`[Message=`, ` -> `, `responded with:`, `(`) that quote a reply without one. */
export function findReplyMarks(text: string): ReplyMark[] {
  const marks: ReplyMark[] = [];
  for (const match of text.matchAll(MARK)) {
    const mark = toMark(match, text);
    const last = marks.at(-1);
    // A wrapper and the code right behind it are one beginning.
    if (last && !hasCode(last) && /^[\s"'(]{0,4}$/.test(text.slice(last.end, mark.start))) {
      marks[marks.length - 1] = { ...mark, start: last.start, opener: last.opener ?? mark.opener };
    } else {
      marks.push(mark);
    }
    if (marks.length >= MARKS_LIMIT) break;
  }
  return marks;
}

export function hasCode({ replyCode, enhancedCode }: ReplyMark): boolean {
  return replyCode !== undefined || enhancedCode !== undefined;
}

function toMark(match: RegExpExecArray, text: string): ReplyMark {
  const [whole, code, subject, middle, last, alone, aloneMiddle, aloneLast, bare] = match;
  const start = match.index;
  const end = start + whole.length;
  const opener = openerOf(whole, text.slice(Math.max(0, start - 2), start), text.slice(end, end + 1));
  const at = { start, end, opener };
  if (code !== undefined) {
    return { ...at, replyCode: Number(digits(code)), enhancedCode: enhanced(subject, middle, last) };
  }
  if (alone !== undefined) return { ...at, enhancedCode: enhanced(alone, aloneMiddle, aloneLast) };
  return bare === undefined ? at : { ...at, replyCode: Number(bare) };
}

/** The bracket of the wrapper, else the quote inside, before or behind the code. */
function openerOf(whole: string, before: string, behind: string): string | undefined {
  const [wrapper] = /^[[(]/.exec(whole) ?? [];
  const [inside] = /["'](?=#?[245])/.exec(whole) ?? [];
  const [ahead] = /["'(](?=\s?$)/.exec(before) ?? [];
  return wrapper ?? inside ?? ahead ?? (/["']/.test(behind) ? behind : undefined);
}

function enhanced(subject = '', middle = '', last = ''): string {
  return `${subject}.${digits(middle)}.${digits(last)}`;
}

function digits(text: string): string {
  return text.replace(/[Oo]/g, '0').replace(/[lI]/g, '1');
}
