import type { AttemptFacts, DeliveryAttempt } from './delivery-attempt.js';

type Outcome = DeliveryAttempt['outcome'];

/** Events of tracking logs, statuses of message traces and queues, and actions of delivery reports that settle what became of the message. */
const OUTCOMES: ReadonlyMap<string, Outcome> = new Map<string, Outcome>([
  ['deliver', 'delivered'],
  ['delivered', 'delivered'],
  ['relayed', 'delivered'],
  ['expanded', 'delivered'],
  ['duplicatedeliver', 'delivered'],
  ['filteredasspam', 'delivered'],
  ['send', 'delivered'],
  ['sendexternal', 'delivered'],
  ['defer', 'deferred'],
  ['deferred', 'deferred'],
  ['delayed', 'deferred'],
  ['pending', 'deferred'],
  ['retry', 'deferred'],
  ['submitdefer', 'deferred'],
  ['resubmitdefer', 'deferred'],
  ['fail', 'failed'],
  ['failed', 'failed'],
  ['badmail', 'failed'],
  ['poisonmessage', 'failed'],
  ['drop', 'failed'],
]);

/** What became of an attempt: the event decides; without a telling event, the class of the reply code. */
export function outcomeOf(event: string | undefined, facts: AttemptFacts | undefined): Outcome {
  const known = event === undefined ? undefined : OUTCOMES.get(event.toLowerCase().replace(/[^a-z]/g, ''));
  if (known) return known;
  // `550 4.4.7 message expired` is final: the sender acts on the reply code.
  const kind = facts?.replyCode?.toString().charAt(0) ?? facts?.enhancedCode?.charAt(0);
  if (kind === '2') return 'delivered';
  if (kind === '4') return 'deferred';
  return kind === '5' ? 'failed' : 'unknown';
}
