import type { AttemptFacts, PrintedTime, Reply } from '../delivery-attempt.js';
import { readPrintedTime } from '../printed-time.js';

/**
 * Clocks, session ids and the numbers of front ends of Exchange Online (`AM7EUR03FT041`): what differs between the texts
 * of two attempts with the same fault on one day.
 */
const VOLATILE = /\d\d?:\d\d:\d\d(?:\.\d+)?|08D[0-9A-F]{13}|(?<=[FH]T)\d{3}(?!\d)/g;
/** What stands in for them; every such piece of a text is folded, so that none can be taken for another. */
const STAND_IN = /0?1:00:(\d\d)(?:\.0+)?|08D0{11}(\d\d)|(?<=[FH]T)0(\d\d)(?!\d)/g;
/** As many as the seconds of a clock can number. */
const MOST = 60;

/** Where a piece stands in a text that was folded out of it. */
export interface FoldedPiece {
  readonly start: number;
  readonly end: number;
}

export interface FoldedText {
  readonly text: string;
  /** What was folded, in order. */
  readonly pieces: readonly FoldedPiece[];
}

/**
 * A diagnostic text in which what is volatile is numbered, in the same form; undefined where they are too many.
 * A log of a hundred thousand failures holds a few hundred such texts.
 */
export function foldText(text: string): FoldedText | undefined {
  const pieces: FoldedPiece[] = [];
  const folded = text.replace(VOLATILE, (value, start: number) => {
    const number = String(pieces.push({ start, end: start + value.length }) - 1).padStart(2, '0');
    if (value.startsWith('08D')) return `08D00000000000${number}`;
    if (value.length === 3) return `0${number}`;
    const dot = value.indexOf('.');
    const hour = value[1] === ':' ? '1' : '01';
    return `${hour}:00:${number}${dot === -1 ? '' : `.${'0'.repeat(value.length - dot - 1)}`}`;
  });
  return pieces.length > MOST ? undefined : { text: folded, pieces };
}

/** A text with gaps: `words` and, between them, what was folded under these numbers. */
interface Template {
  readonly words: readonly string[];
  readonly numbers: readonly number[];
}

/** The facts that are texts of their own. */
const TEXTS = [
  'token',
  'targetHost',
  'targetAddress',
  'eopServer',
  'smtpSecurity',
  'expectedSubject',
  'presentedSubject',
  'presentedThumbprint',
  'proxyTargetHost',
  'proxyTargetAddress',
  'connector',
  'server',
  'session',
] as const satisfies readonly (keyof AttemptFacts)[];

export interface FoldedFacts {
  readonly facts: AttemptFacts;
  /** Stand-ins are only where nothing is counted: in replies, times, the session id, the number of a front end. */
  readonly countable: boolean;
  readonly replies: readonly Template[];
  readonly touched: readonly { readonly name: (typeof TEXTS)[number]; readonly template: Template }[];
  readonly lastRetry: Template | undefined;
}

/** Notes where in the facts of a folded text the stand-ins are. */
export function foldedFacts(facts: AttemptFacts): FoldedFacts {
  const touched = TEXTS.map((name) => ({ name, template: templateOf(facts[name] ?? '') })).filter(
    ({ template }) => template.numbers.length > 0,
  );
  return {
    facts,
    countable: touched.every(({ name }) => name === 'session' || name === 'eopServer'),
    replies: facts.replies.map(({ text }) => templateOf(text)),
    touched,
    lastRetry: facts.lastRetry && templateOf(facts.lastRetry.raw),
  };
}

/** The facts of a text, of those of its folded form; `text` has the pieces that were folded. */
export function unfoldFacts(folded: FoldedFacts, text: string, pieces: readonly FoldedPiece[]): AttemptFacts {
  const { facts } = folded;
  if (pieces.length === 0) return facts;
  const fill = (template: Template) => filled(template, text, pieces);
  const unfolded: { -readonly [Key in keyof AttemptFacts]: AttemptFacts[Key] } = { ...facts };
  unfolded.replies = facts.replies.map((reply, at) => unfoldReply(reply, folded.replies[at], fill));
  for (const { name, template } of folded.touched) unfolded[name] = fill(template);
  if (facts.lastRetry && folded.lastRetry) {
    unfolded.lastRetry = unfoldTime(facts.lastRetry, fill(folded.lastRetry));
  }
  return unfolded;
}

function unfoldReply(
  reply: Reply,
  template: Template | undefined,
  fill: (template: Template) => string,
): Reply {
  return template === undefined || template.numbers.length === 0 ? reply : { ...reply, text: fill(template) };
}

function templateOf(text: string): Template {
  const words: string[] = [];
  const numbers: number[] = [];
  let end = 0;
  for (const match of text.matchAll(STAND_IN)) {
    words.push(text.slice(end, match.index));
    numbers.push(Number(match[1] ?? match[2] ?? match[3]));
    end = match.index + match[0].length;
  }
  words.push(text.slice(end));
  return { words, numbers };
}

function filled({ words, numbers }: Template, text: string, pieces: readonly FoldedPiece[]): string {
  let whole = words[0] ?? '';
  numbers.forEach((number, at) => {
    const piece = pieces[number];
    whole += `${piece ? text.slice(piece.start, piece.end) : ''}${words[at + 1] ?? ''}`;
  });
  return whole;
}

/** Which reading of a date was settled on shows in the folded time. */
function unfoldTime({ iso, candidates }: PrintedTime, raw: string): PrintedTime {
  const time = readPrintedTime(raw);
  if (candidates || time.iso !== undefined || iso === undefined) return time;
  const settled = time.candidates?.find((candidate) => candidate.slice(0, 10) === iso.slice(0, 10));
  return settled === undefined ? time : { raw: time.raw, iso: settled };
}
