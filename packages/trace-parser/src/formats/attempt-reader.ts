import type { AttemptFacts, DeliveryAttempt } from '../delivery-attempt.js';
import type { IssueReporter } from '../issue-reporter.js';
import type { ReadOptions, RecordSink } from '../format.js';
import { isStep, outcomeOf } from '../outcome.js';
import { ReasonReader } from '../reason/reason-reader.js';
import type { ColumnPositions, Columns } from '../table/columns.js';
import { RememberedTexts } from '../table/remembered-texts.js';
import type { RowView } from '../table/row-view.js';
import { AlikeAttempts, type LoggedEvent } from './alike-attempts.js';
import type { AttemptField } from './attempt-columns.js';
import { type AttemptDraft, setAll, setCounted, setFacts } from './attempt-fields.js';
import { timeReader } from './row-time.js';
import { TRUNCATED } from './pasted-reason.js';

const CODE = /(?:^|[^\d.])[245]\d\d[ -]/;
const HASH = 0x23;

/**
 * A function that gives a sink the attempts one row tells of: one, or one per recipient where a summary report lists them as
 * `user@contoso.com##Receive, Fail;…`. Empty cells are absent; columns without a name here are kept in `extra`.
 */
export function attemptReader(
  format: string,
  { item, detail }: ReadOptions,
  sink: RecordSink,
): (row: RowView, columns: Columns<AttemptField>, issues: IssueReporter) => void {
  const brief = detail === 'summary';
  const events = new RememberedTexts<LoggedEvent>();
  const readTime = timeReader(brief);
  const reasons = new ReasonReader();
  const alike = new AlikeAttempts(sink);
  const give = (attempt: DeliveryAttempt) => sink.record({ kind: 'attempt', attempt });

  return (row, columns, issues) => {
    const at = columns.positions;
    const logged = row.made(at.event, events, readEvent);
    const { event, known } = logged;
    const perRecipient = listsRecipients(row, at.recipientStatus);
    if (brief && known === 'step' && !perRecipient) return;
    const time = readTime(row, at.time, issues);
    const moment = brief ? time?.iso : undefined;
    const counted = moment !== undefined;
    const reason = row.isEmpty(at.reason) ? quotedReason(row, at, perRecipient, brief) : undefined;
    const facts =
      reason === undefined
        ? reasons.readField(row, at.reason, counted)
        : reason === ''
          ? NO_FACTS
          : reasons.read(reason, counted);
    const repeatable = counted && !perRecipient && !facts.truncated;
    if (repeatable && alike.count(row, at, logged, facts, moment)) return;
    const attempt: AttemptDraft = {
      format,
      outcome: known === 'step' ? 'unknown' : known === 'unknown' ? outcomeOf(undefined, facts) : known,
      origin: { item, line: row.line },
      class: facts.class,
      replies: facts.replies,
      truncated: facts.truncated,
    };
    if (facts !== NO_FACTS) setFacts(attempt, facts);
    if (facts.truncated) issues.report('REASON_TRUNCATED', TRUNCATED, row.line);
    if (time) attempt.time = time;
    if (event !== '') attempt.event = event;
    if (brief) setCounted(attempt, row, at);
    else setAll(attempt, row, columns, reason ?? row.text(at.reason));
    if (perRecipient) attemptPerRecipient(attempt, row.text(at.recipientStatus)).forEach(give);
    else give(attempt);
    if (repeatable) alike.add(attempt, logged, facts);
  };
}

function readEvent(event: string): LoggedEvent {
  return { event, known: isStep(event) ? 'step' : outcomeOf(event, undefined) };
}

const NO_FACTS: AttemptFacts = { class: 'unknown', replies: [], truncated: false };

function listsRecipients(row: RowView, at: number): boolean {
  return row.includes(at, HASH) && row.text(at).includes('##');
}

/** Of a row whose reason column is empty or missing: whichever of the other cells quotes a reply. */
function quotedReason(
  row: RowView,
  at: ColumnPositions<AttemptField>,
  perRecipient: boolean,
  brief: boolean,
): string {
  const status = perRecipient ? '' : row.shared(at.recipientStatus);
  if (status !== '' && (CODE.test(status) || status.includes('LED='))) return status;
  const context = brief ? row.token(at.sourceContext) : row.text(at.sourceContext);
  return context !== '' && CODE.test(context) ? context : status;
}

function attemptPerRecipient(attempt: DeliveryAttempt, status: string): DeliveryAttempt[] {
  return status
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [address = '', states = ''] = entry.split('##');
      const last = states.split(',').at(-1)?.trim() ?? '';
      const recipient = address.replace(/^<|>$/g, '');
      return {
        ...attempt,
        ...(recipient !== '' && { recipient }),
        event: states.trim() || (attempt.event ?? ''),
        outcome: outcomeOf(last === '' ? attempt.event : last, undefined),
      };
    });
}
