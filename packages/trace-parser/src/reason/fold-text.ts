import type { AttemptFacts, PrintedTime } from '../delivery-attempt.js';
import { readPrintedTime } from '../printed-time.js';

/** Clocks and session ids: what differs between the texts of two attempts with the same fault on one day. */
const VOLATILE = /\d\d?:\d\d:\d\d(?:\.\d+)?|08D[0-9A-F]{13}/g;
/** What stands in for them; every such piece of a text is folded, so that none can be taken for another. */
const STAND_IN = /0?1:00:(\d\d)(?:\.0+)?|08D0{11}(\d\d)/g;
/** As many as the seconds of a clock can number. */
const MOST = 60;

export interface FoldedText {
  readonly text: string;
  /** What was folded, in order. */
  readonly values: readonly string[];
}

/**
 * A diagnostic text in which clocks and session ids are numbered, in the same form; undefined where they are too many.
 * A log of a hundred thousand failures holds a few hundred such texts.
 */
export function foldText(text: string): FoldedText | undefined {
  const values: string[] = [];
  const folded = text.replace(VOLATILE, (value) => {
    const number = String(values.push(value) - 1).padStart(2, '0');
    if (value.startsWith('08D')) return `08D00000000000${number}`;
    const dot = value.indexOf('.');
    const hour = value[1] === ':' ? '1' : '01';
    return `${hour}:00:${number}${dot === -1 ? '' : `.${'0'.repeat(value.length - dot - 1)}`}`;
  });
  return values.length > MOST ? undefined : { text: folded, values };
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
  /** Fields that hold a stand-in, beside replies and time. */
  readonly touched: readonly (typeof TEXTS)[number][];
}

/** Notes which of the facts of a folded text are to be unfolded. */
export function foldedFacts(facts: AttemptFacts): FoldedFacts {
  return { facts, touched: TEXTS.filter((name) => (facts[name] ?? '').search(STAND_IN) !== -1) };
}

/** The facts of a text, of those of its folded form. */
export function unfoldFacts({ facts, touched }: FoldedFacts, values: readonly string[]): AttemptFacts {
  if (values.length === 0) return facts;
  const unfold = (text = '') =>
    text.replace(
      STAND_IN,
      (_whole, clock?: string, session?: string) => values[Number(clock ?? session)] ?? '',
    );
  const unfolded: { -readonly [Key in keyof AttemptFacts]: AttemptFacts[Key] } = {
    ...facts,
  };
  unfolded.replies = facts.replies.map((reply) => ({ ...reply, text: unfold(reply.text) }));
  for (const name of touched) unfolded[name] = unfold(facts[name]);
  if (facts.lastRetry !== undefined) unfolded.lastRetry = unfoldTime(facts.lastRetry, unfold);
  return unfolded;
}

/** Which reading of a date was settled on shows in the folded time. */
function unfoldTime({ raw, iso, candidates }: PrintedTime, unfold: (text: string) => string): PrintedTime {
  const time = readPrintedTime(unfold(raw));
  if (candidates || time.iso !== undefined || iso === undefined) return time;
  const settled = time.candidates?.find((candidate) => candidate.slice(0, 10) === iso.slice(0, 10));
  return settled === undefined ? time : { raw: time.raw, iso: settled };
}
