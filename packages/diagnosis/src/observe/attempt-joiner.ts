import type { DeliveryAttempt } from '@hybrid-mailflow/trace-parser';
import { HashSet } from './hash-set.js';

/** Clocks of two sources, and the moments at which they log, differ by no more than this, in seconds. */
const WINDOW = 2;

/**
 * Recognises an attempt that was told of before: by its SMTP session, or by its message, moment and address. Two exports
 * of one trace, the rows of several recipients in one session, a tracking log beside a connectivity log: each attempt
 * counts once. Keeps a hash for each attempt.
 */
export class AttemptJoiner {
  readonly #known = new HashSet();

  /** True where this attempt was seen already; remembers it. */
  isKnown(attempt: DeliveryAttempt): boolean {
    const { session } = attempt;
    if (session !== undefined) {
      const key = hashOf(`s\n${session}\n${attempt.outcome === 'delivered' ? '' : (attempt.token ?? '')}`);
      if (this.#known.has(key)) return true;
      this.#known.add(key);
    }
    const message = attempt.messageId ?? attempt.networkMessageId ?? attempt.traceId;
    const time = attempt.time?.iso;
    if (message === undefined || message === '' || time === undefined) return false;
    const second = Math.floor(Date.parse(time) / 1000);
    const rest = `${message}\n${attempt.outcome}\n${attempt.token ?? ''}\n${attempt.targetAddress ?? ''}`;
    for (let moment = second - WINDOW; moment <= second + WINDOW; moment++) {
      if (this.#known.has(hashOf(`${moment}\n${rest}`))) return true;
    }
    this.#known.add(hashOf(`${second}\n${rest}`));
    return false;
  }
}

/** A hash of 53 bits (cyrb53): among a million attempts two share one by chance less than once in a thousand logs. */
function hashOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (0x1fffff & low) + (high >>> 0);
}
