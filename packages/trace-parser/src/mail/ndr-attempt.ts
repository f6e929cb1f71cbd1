import type { Origin } from '@hybrid-mailflow/evidence';
import type { AttemptFacts, DeliveryAttempt, PrintedTime } from '../delivery-attempt.js';
import type { MessageHeaders } from '../message-headers.js';
import { outcomeOf } from '../outcome.js';
import { parseReason } from '../reason.js';
import { memoize } from '../table/memo.js';
import { addressValue, typedValue } from './delivery-status.js';
import { fieldText, type HeaderField } from './header-fields.js';
import { readMailTime } from './mail-time.js';
import { mergeFacts } from './merge-facts.js';
import type { ProseEvent, ProseRecipient } from './ndr-prose.js';
import { present } from '../present.js';
import { hostOfMta } from './remote-host.js';

/** What all recipients of one report share. */
export interface ReportContext {
  readonly server?: string;
  readonly arrivalDate?: string;
  /** Date of the report, for recipients without a time of their own. */
  readonly date?: PrintedTime;
  /** The report says that delivery is late, not that it was given up. */
  readonly delayed: boolean;
  readonly sender?: string;
  readonly subject?: string;
  readonly original?: MessageHeaders;
}

/** Fields that have a place of their own in an attempt; all others are kept in `extra` as they stand. */
const PLACED: ReadonlySet<string> = new Set(['final-recipient', 'diagnostic-code', 'x-display-name']);
const ADDRESSES: ReadonlySet<string> = new Set(['original-recipient', 'x-actual-recipient']);

const factsOf = memoize(parseReason);

/** The attempt one recipient of a report tells of, from its status fields, its lines in the prose, or both. */
export function ndrAttempt(
  fields: readonly HeaderField[],
  prose: ProseRecipient | undefined,
  context: ReportContext,
  origin: Origin,
): DeliveryAttempt {
  const diagnostic = typedValue(fields, 'diagnostic-code');
  const status = fieldText(fields, 'status');
  const action = fieldText(fields, 'action')?.toLowerCase();
  const events = prose?.events ?? [];
  const texts = textsOf(diagnostic, events, prose);
  const merged = mergeFacts(texts.map(factsOf));
  const enhanced = merged.enhancedCode ?? enhancedStatus(status);
  const [latest] = events;
  const mta = typedValue(fields, 'remote-mta');
  const remote = mta === undefined ? {} : hostOfMta(mta);
  const last = fieldText(fields, 'last-attempt-date');
  const earlier = events.find((event) => event.time !== undefined && event !== latest);
  const time = last === undefined ? (latest?.time ?? prose?.time ?? context.date) : readMailTime(last);
  const target = targetOf(events, context.server);
  const facts: AttemptFacts = {
    ...merged,
    ...(enhanced !== undefined && { enhancedCode: enhanced }),
    ...present('targetHost', merged.targetHost ?? remote.host ?? target.host),
    ...present('targetAddress', merged.targetAddress ?? remote.address ?? target.address),
    ...(merged.lastRetry === undefined && earlier?.time && { lastRetry: earlier.time }),
    ...present('server', context.server),
  };
  const extra = extraOf(fields, context);
  // Without an action a report is of a failure for good, whatever the last code was, unless it says that it is late.
  const outcome = action === undefined && prose?.loose ? 'unknown' : outcomeOf(action, facts);
  return {
    format: 'ndr-mail',
    ...facts,
    outcome: outcome === 'unknown' ? (context.delayed ? 'deferred' : 'failed') : outcome,
    ...(time !== undefined && { time }),
    ...present('event', action),
    ...present('messageId', context.original?.messageId),
    ...present('networkMessageId', context.original?.networkMessageId),
    ...present('sender', context.sender),
    ...present('recipient', recipientOf(fields) ?? prose?.address),
    ...present('subject', context.subject),
    ...present('text', texts.join('\n')),
    ...(Object.keys(extra).length > 0 && { extra }),
    origin,
  };
}

/** The final recipient; the original one where the final is a name of another mail system (X.400, a mailbox). */
function recipientOf(fields: readonly HeaderField[]): string | undefined {
  const final = addressValue(fields, 'final-recipient');
  const original = addressValue(fields, 'original-recipient');
  return final?.includes('@') === false && original?.includes('@') === true ? original : (final ?? original);
}

/** The diagnostic texts, final answer first; one that another contains says nothing new. */
function textsOf(
  diagnostic: string | undefined,
  events: readonly ProseEvent[],
  prose: ProseRecipient | undefined,
): string[] {
  if (diagnostic !== undefined && prose?.loose && isTelling(diagnostic)) return [diagnostic];
  const texts = events.map(({ text }) => text);
  const notes = prose?.notes ?? [];
  const known = diagnostic?.slice(0, 500).toLowerCase() ?? '';
  if (diagnostic !== undefined && !texts.some((text) => text.toLowerCase().startsWith(known)))
    texts.unshift(diagnostic);
  return texts.length > 0 ? texts : notes.length > 0 ? [notes.join(' ')] : [];
}

function isTelling(diagnostic: string): boolean {
  const { replyCode, enhancedCode, token } = factsOf(diagnostic);
  return replyCode !== undefined || enhancedCode !== undefined || token !== undefined;
}

/** The server that refused is the one the oldest event names, unless that is the reporting server itself. */
function targetOf(events: readonly ProseEvent[], server: string | undefined): Partial<ProseEvent> {
  const own = server?.toLowerCase().split('.', 1)[0];
  return (
    [...events]
      .reverse()
      .find(({ host, address }) =>
        host === undefined ? address !== undefined : host.toLowerCase().split('.', 1)[0] !== own,
      ) ?? {}
  );
}

function enhancedStatus(status: string | undefined): string | undefined {
  return /^\s*([245]\.\d{1,3}\.\d{1,3})\b/.exec(status ?? '')?.[1];
}

function extraOf(fields: readonly HeaderField[], context: ReportContext): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const field of fields) {
    const { name, value } = field;
    if (PLACED.has(name) || value === '' || Object.hasOwn(extra, name)) continue;
    const read = ADDRESSES.has(name) ? addressValue : name.endsWith('-mta') ? typedValue : fieldText;
    extra[name] = read([field], name) ?? value;
  }
  if (context.arrivalDate !== undefined) extra['arrival-date'] ??= context.arrivalDate;
  return extra;
}
