import type { Detection, RecordSink, Sample, TraceFormat } from '../format.js';
import { IssueReporter } from '../issue-reporter.js';
import { outcomeOf } from '../outcome.js';
import { parseReason } from '../reason.js';
import { Utf8Door } from '../scan/utf8-door.js';

const ID = 'pasted-reason';

/** A paste longer than this is no paste. */
const MAX_BYTES = 4 * 1024 * 1024;
const GROUP = /\bLED=/g;
/** A log without header, whose rows quote reasons, is better read row by row. */
const LOG_ROW = /^\s*\d{4}-\d\d-\d\dT[^,\r\n]*,/;
const REPLY = /\b[245]\d\d[ -][245]\.\d{1,3}\.\d{1,3}\b/g;

/** Reasons as they are pasted: out of a message trace, a mail or a chat, with or without words around them. */
export const pastedReason: TraceFormat = {
  id: ID,
  title: 'Pasted reason of a delivery failure',
  detect,
  open,
};

function detect({ text }: Sample): Detection | undefined {
  if (text.search(GROUP) !== -1) {
    return { format: ID, score: LOG_ROW.test(text) ? 0.5 : 0.7, reason: 'the LED= of a reason' };
  }
  if (text.search(REPLY) === -1) return undefined;
  return { format: ID, score: 0.3, reason: 'an SMTP reply with an enhanced status code' };
}

function open(sink: RecordSink, { item, firstLine = 1 }: { item: string; firstLine?: number }) {
  const issues = new IssueReporter(sink, item);
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const door = new Utf8Door((piece) => {
    const room = MAX_BYTES - bytes;
    if (piece.length > room && room >= 0) {
      issues.report('ROW_TOO_LONG', `text cut after ${MAX_BYTES} bytes`, firstLine);
    }
    text += decoder.decode(piece.subarray(0, Math.max(0, room)), { stream: true });
    bytes += piece.length;
  });
  return {
    push: (piece: Uint8Array) => door.push(piece),
    end() {
      door.end();
      for (const { part, line } of reasonsIn(text)) {
        const facts = parseReason(part);
        if (facts.truncated) issues.report('REASON_TRUNCATED', TRUNCATED, firstLine + line);
        sink.record({
          kind: 'attempt',
          attempt: {
            ...facts,
            format: ID,
            outcome: outcomeOf(undefined, facts),
            text: part.trim(),
            origin: { item, line: firstLine + line },
          },
        });
      }
      issues.end();
    },
  };
}

/** What is said of a reason that was cut off while it was copied. */
export const TRUNCATED = 'the reason is cut off inside a group: what stood behind it is not known';

/** One part for each reason: from its LED on, or for each reply where nothing has an LED; lines from 0. */
function reasonsIn(text: string): { readonly part: string; readonly line: number }[] {
  const marks = [...text.matchAll(GROUP)];
  const starts = (marks.length > 0 ? marks : firstOfEachLine([...text.matchAll(REPLY)], text)).map(
    ({ index }) => index,
  );
  let line = 0;
  let counted = 0;
  return starts.map((start, at) => {
    line += lineEnds(text.slice(counted, start));
    counted = start;
    const from = at === 0 ? 0 : start;
    return { part: text.slice(from, starts[at + 1] ?? text.length), line };
  });
}

/** A reply quoted inside another stands on the same line and belongs to the same failure. */
function firstOfEachLine(matches: readonly RegExpExecArray[], text: string): readonly RegExpExecArray[] {
  return matches.filter((match, at) => {
    const before = matches[at - 1];
    return before === undefined || /[\r\n]/.test(text.slice(before.index, match.index));
  });
}

function lineEnds(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}
