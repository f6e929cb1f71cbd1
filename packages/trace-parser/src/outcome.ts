import type { AttemptFacts, DeliveryAttempt } from './delivery-attempt.js';
import { memoize } from './table/memo.js';

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

/** Events that are steps on the way: they settle nothing, whatever reply is quoted beside them. */
const STEPS: ReadonlySet<string> = new Set([
  'agentinfo',
  'clientsubmission',
  'duplicateexpand',
  'duplicateredirect',
  'expand',
  'hadiscard',
  'hareceive',
  'haredirect',
  'initmessagecreated',
  'journal',
  'load',
  'notifymapi',
  'notifyshadow',
  'process',
  'receive',
  'redirect',
  'resolve',
  'resubmit',
  'submit',
  'transfer',
  'transportrule',
]);

/** True for an event by which a message only got further. */
export const isStep = memoize((event) => STEPS.has(keyOf(event)));

/** What became of an attempt: the event decides; without a telling event, the class of the reply code. */
export function outcomeOf(event: string | undefined, facts: AttemptFacts | undefined): Outcome {
  const known = event === undefined ? undefined : OUTCOMES.get(keyOf(event));
  if (known) return known;
  // `550 4.4.7 message expired` is final: the sender acts on the reply code.
  const kind = facts?.replyCode?.toString().charAt(0) ?? facts?.enhancedCode?.charAt(0);
  if (kind === '2') return 'delivered';
  if (kind === '4') return 'deferred';
  return kind === '5' ? 'failed' : 'unknown';
}

function keyOf(event: string): string {
  return event.toLowerCase().replace(/[^a-z]/g, '');
}
