import { decodeText, LineIndex } from '@hybrid-mailflow/evidence';
import type { AttemptFacts, DeliveryAttempt } from '../delivery-attempt.js';
import type { Detection, ReadOptions, RecordSink, Sample, TraceFormat, TraceReader } from '../format.js';
import { IssueReporter } from '../issue-reporter.js';
import { outcomeOf } from '../outcome.js';
import { findMachineTexts, type MachineText } from '../reason/find-machine-texts.js';
import { textLimits } from '../text/text-limits.js';
import { memoize } from '../table/memo.js';
import { wholeItem } from '../whole-item.js';
import { recognise } from '../reason/recognise.js';
import { parseReason } from '../reason.js';

const ID = 'pasted-reason';
/** Characters of the prose around a text that are kept. */
const PROSE_LIMIT = 2000;
/** Machine texts that are looked at to recognise a text by them. */
const DETECTED_BY = 20;
/** Keys that nothing but a diagnostic text of Exchange has. */
const SURE = /\{\s?LED\s?=|\[\s?Message\s?=|LastAttempted(?:Server|IP)/i;

/**
 * Diagnostic texts as people paste them: a line of a message trace, of a queue or a delivery report, inside a chat, a
 * mail or a note. One attempt for each machine text; the prose before it is `extra.prose`, the prose behind the last one
 * `extra.proseAfter`.
 */
export const pastedReason: TraceFormat = {
  id: ID,
  title: 'Pasted diagnostic text',
  detect,
  open: openPastedText,
};

function detect({ text }: Sample): Detection | undefined {
  if (SURE.test(text)) return { format: ID, score: 0.4, reason: 'groups of a diagnostic text of Exchange' };
  if (factsIn(text, DETECTED_BY).length === 0) return undefined;
  return { format: ID, score: 0.2, reason: 'an SMTP reply or an error word of Exchange' };
}

/** What is said of a reason that was cut off while it was copied. */
export const TRUNCATED = 'the reason is cut off inside a group: what stood behind it is not known';

function openPastedText(sink: RecordSink, options: ReadOptions): TraceReader {
  const { item, firstLine = 1 } = options;
  const limits = textLimits(options);
  const { textBytes } = limits;
  const issues = new IssueReporter(sink, item);
  return wholeItem(textBytes, (bytes, cut) => {
    const { text } = decodeText(bytes);
    const found = factsIn(text, limits.facts + 1);
    const attempts = attemptsIn(text, found.slice(0, limits.facts), item, firstLine);
    if (cut)
      issues.report('TEXT_TOO_LONG', `only the first ${textBytes} bytes were read (textBytes)`, firstLine);
    if (found.length > attempts.length) {
      issues.report('FACTS_LIMIT', `only the first ${limits.facts} failures were read (facts)`, firstLine);
    }
    if (attempts.length === 0) issues.report('REASON_NOT_FOUND', 'no diagnostic text found', firstLine);
    for (const attempt of attempts) {
      if (attempt.truncated) issues.report('REASON_TRUNCATED', TRUNCATED, attempt.origin.line ?? firstLine);
      sink.record({ kind: 'attempt', attempt });
    }
    issues.end();
  });
}

interface Found extends MachineText {
  readonly facts: AttemptFacts;
  /** A code alone, in a sentence of somebody's own. */
  readonly mention: boolean;
}

/** What a machine text tells; several of one text often say the same. */
const told = memoize((text): Omit<Found, keyof MachineText> | null => {
  const facts = parseReason(text);
  if (facts.enhancedCode === undefined && facts.class === 'unknown' && facts.token === undefined) return null;
  const { replyCode, replies } = facts;
  const mention = replyCode === undefined && replies.every((reply) => recognise(` ${reply.text}`) === null);
  return { facts, mention };
});

/** The machine texts that tell something: `limit` of them at most. */
function factsIn(text: string, limit: number): Found[] {
  const found: Found[] = [];
  for (const { start, end } of findMachineTexts(text)) {
    const telling = told(text.slice(start, end));
    if (telling) found.push({ start, end, ...telling });
    if (found.length >= limit) break;
  }
  const codes = new Set(found.flatMap(({ mention, facts }) => (mention ? [] : [facts.enhancedCode])));
  return found.filter(({ mention, facts }) => !mention || isTelling(facts, codes));
}

/** `4.4.317` is no number of a version; and a text that says more of the same code is worth more. */
function isTelling({ enhancedCode }: AttemptFacts, codes: ReadonlySet<string | undefined>): boolean {
  return enhancedCode !== undefined && /\.\d\d+$/.test(enhancedCode) && !codes.has(enhancedCode);
}

function attemptsIn(
  text: string,
  found: readonly Found[],
  item: string,
  firstLine: number,
): DeliveryAttempt[] {
  const lines = new LineIndex(text);
  return found.map(({ start, end, facts }, at) => {
    const { line, column } = lines.position(start);
    const prose = proseOf(text.slice(found[at - 1]?.end ?? 0, start));
    const after = at === found.length - 1 ? proseOf(text.slice(end)) : '';
    return {
      ...facts,
      format: ID,
      outcome: outcomeOf(undefined, facts),
      text: text.slice(start, end).trim(),
      ...((prose !== '' || after !== '') && {
        extra: { ...(prose !== '' && { prose }), ...(after !== '' && { proseAfter: after }) },
      }),
      origin: { item, line: line + firstLine - 1, column },
    };
  });
}

/** What people wrote; quotes and brackets that only set the machine text off are not prose. */
function proseOf(text: string): string {
  const prose = text.trim();
  return /[\p{L}\p{N}]/u.test(prose) ? prose.slice(0, PROSE_LIMIT) : '';
}
