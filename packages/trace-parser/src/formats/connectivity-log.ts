import type { AttemptFacts, DeliveryAttempt } from '../delivery-attempt.js';
import type { Detection, RecordSink, Sample, TraceFormat } from '../format.js';
import type { PartSupport } from '../parts/part.js';
import { joinSessions } from '../session/join-sessions.js';
import { OpenSessions } from '../session/open-sessions.js';
import { isLogTime, readPrintedTime } from '../printed-time.js';
import { parseReason } from '../reason.js';
import type { ColumnPositions } from '../table/columns.js';
import type { RowView } from '../table/row-view.js';
import type { TableShape } from '../table/read-header.js';
import { openTable, type TableHandler } from '../table/table-reader.js';

const ID = 'connectivity-log';
const LOG_TYPE = /^\ufeff?#Log-type:\s*Transport Connectivity Log/im;
const FIELDS = /^[ \t>]*(?:#[^:\n]{0,40}:\s*)?date-time,\s*session,\s*source,\s*destination,\s*direction/im;
/** A row by its shape: date, session id, source, destination, one of the four directions. */
const ROW = /^[ \t>]*\d{4}-\d\d-[\dX]{2}T[^,\r\n]{1,40},[0-9A-FX]{8,20},[A-Za-z]{3,20},[^,\r\n]*,[-+<>*],/m;

const FAILED = /^(?:Failed connection to|Connection failed to) (\S+?):(\d+) \((\w+)(?::([0-9A-Fa-f]{8}))?\)/;
const ESTABLISHED = /^(?:Established connection to|Connected to) (\S+)/i;
const TARGETS = /^([^\s[\];,]+)\[([^\]]+)\]/;
const SUMMARY = /^Messages: (\d+) Bytes: (\d+)(?: \(\s*(.*?)\s*\))?\s*$/;
/** Words of a description that tells why nothing was delivered. */
const TELLING = /fail|error|timed? ?out|refused|unable|unreachable|unhealthy|retry|not exist|\b[45]\d\d[ -]/i;

type ConnectivityField = 'time' | 'session' | 'source' | 'destination' | 'direction' | 'description';

const SHAPE: TableShape<ConnectivityField> = {
  kind: 'log',
  fields: {
    time: ['date-time'],
    session: ['session'],
    source: ['source'],
    destination: ['destination'],
    direction: ['direction'],
    description: ['description'],
  },
  required: [['time'], ['session'], ['destination'], ['direction'], ['description']],
  defaults: ['date-time', 'session', 'source', 'Destination', 'direction', 'description'],
};

function detect({ text }: Sample): Detection | undefined {
  if (LOG_TYPE.test(text)) return { format: ID, score: 1, reason: '#Log-type: Transport Connectivity Log' };
  if (FIELDS.test(text)) return { format: ID, score: 0.95, reason: 'columns of a connectivity log' };
  return ROW.test(text)
    ? { format: ID, score: 0.7, reason: 'rows shaped as those of a connectivity log' }
    : undefined;
}

/** A connection while its rows come in. */
interface Draft {
  readonly id: string;
  readonly line: number;
  lastLine: number;
  readonly source: string;
  readonly destination: string;
  time: string;
  delivery?: string;
  targetHost?: string;
  targetAddress?: string;
  targetPort?: number;
  /** Descriptions that tell of a failure, in order. */
  readonly failures: string[];
  messages: number;
  bytes: number;
  closed: boolean;
}

/** What is kept of the failures of one connection: the alternatives it tried, not a whole night of them. */
const FAILURE_LIMIT = 20;

function openSessions(sink: RecordSink, item: string, isPart: boolean): OpenSessions<Draft> {
  return new OpenSessions(
    (draft) => sink.record({ kind: 'attempt', attempt: toAttempt(draft, item) }),
    isPart,
  );
}

function connectionRows(open: OpenSessions<Draft>): TableHandler<ConnectivityField> {
  return {
    row(row, { positions: at }, issues) {
      const id = row.token(at.session);
      if (id === '') {
        issues.report('ROW_UNREADABLE', 'row without session', row.line);
        return;
      }
      const direction = row.text(at.direction);
      const known = direction === '+' ? undefined : open.of(row, at.session);
      if (!known && direction !== '+' && open.keepEarlier(id, row)) return;
      const draft = known ?? newDraft(id, row, at);
      if (!known) open.add(id, draft, row.line, issues);
      readRow(draft, direction, row.text(at.description), row.line);
      if (draft.closed) open.giveOut(id);
    },
    end: () => open.end(),
  };
}

const parts: PartSupport = {
  rows: 'log',
  open(sink, options) {
    const open = openSessions(sink, options.item, true);
    const reader = openTable(SHAPE, connectionRows(open), sink, options);
    return { ...reader, state: () => ({ ...reader.state(), sessions: open.carried() }) };
  },
  join(sink, options) {
    const open = openSessions(sink, options.item, false);
    return joinSessions(SHAPE, connectionRows(open), open, moveDraft, sink, options);
  },
};

/** Connectivity log: every connection the transport service opened for a queue, and how it ended. */
export const connectivityLog: TraceFormat = {
  id: ID,
  title: 'Connectivity log',
  detect,
  open: (sink, options) =>
    openTable(SHAPE, connectionRows(openSessions(sink, options.item, false)), sink, options),
  parts,
};

function moveDraft(draft: Draft, lines: number): Draft {
  return { ...draft, line: draft.line + lines, lastLine: draft.lastLine + lines };
}

function newDraft(id: string, row: RowView, at: ColumnPositions<ConnectivityField>): Draft {
  return {
    id,
    line: row.line,
    lastLine: row.line,
    source: row.text(at.source),
    destination: row.text(at.destination),
    time: row.text(at.time),
    failures: [],
    messages: 0,
    bytes: 0,
    closed: false,
  };
}

function readRow(draft: Draft, direction: string, description: string, line: number): void {
  draft.lastLine = line;
  if (direction === '+') {
    draft.delivery = description;
    return;
  }
  const summary = SUMMARY.exec(description);
  if (summary) {
    const [, messages = '0', bytes = '0', why = ''] = summary;
    draft.messages = Number(messages);
    draft.bytes = Number(bytes);
    if (why !== '') addFailure(draft, why);
  } else {
    readTarget(draft, description);
    if (TELLING.test(description)) addFailure(draft, description);
  }
  if (direction === '-') draft.closed = true;
}

function readTarget(draft: Draft, description: string): void {
  const [, host, addresses] = TARGETS.exec(description) ?? [];
  if (host !== undefined && addresses !== undefined) {
    draft.targetHost ??= host;
    draft.targetAddress ??= addresses.split(/[,;]\s*/, 1)[0] ?? addresses;
  }
  const [, address, port] = FAILED.exec(description) ?? [];
  if (address !== undefined && port !== undefined) {
    draft.targetAddress = address.replace(/^\[|\]$/g, '');
    draft.targetPort = Number(port);
  }
  const [, connected] = ESTABLISHED.exec(description) ?? [];
  if (connected !== undefined) draft.targetAddress = connected.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
}

function addFailure(draft: Draft, text: string): void {
  if (draft.failures.length < FAILURE_LIMIT && draft.failures.at(-1) !== text) draft.failures.push(text);
}

function toAttempt(draft: Draft, item: string): DeliveryAttempt {
  const text = draft.failures.join('; ');
  const facts = factsOf(draft, text);
  return {
    ...facts,
    ...(draft.targetHost !== undefined && { targetHost: draft.targetHost }),
    ...(draft.targetAddress !== undefined && { targetAddress: draft.targetAddress }),
    ...(draft.targetPort !== undefined && { targetPort: draft.targetPort }),
    format: ID,
    outcome: outcomeOfConnection(draft, facts),
    time: isLogTime(draft.time) ? { raw: draft.time, iso: draft.time } : readPrintedTime(draft.time),
    session: draft.id,
    ...(draft.source !== '' && { source: draft.source }),
    ...(draft.messages > 0 && { size: draft.bytes }),
    ...(text !== '' && { text }),
    extra: {
      ...(draft.destination !== '' && { destination: draft.destination }),
      ...(draft.delivery !== undefined && draft.delivery !== '' && { delivery: draft.delivery }),
      messages: String(draft.messages),
    },
    origin: {
      item,
      line: draft.line,
      ...(draft.lastLine !== draft.line && { endLine: draft.lastLine }),
    },
  };
}

function factsOf(draft: Draft, text: string): AttemptFacts {
  const facts = text === '' ? undefined : parseReason(text);
  if (facts && (facts.token !== undefined || facts.class !== 'unknown')) return facts;
  const failed = draft.failures.map((failure) => FAILED.exec(failure)).find((match) => match !== null);
  const base = facts ?? { class: 'unknown', replies: [], truncated: false };
  return failed ? { ...base, class: 'network', ...(failed[3] !== undefined && { token: failed[3] }) } : base;
}

function outcomeOfConnection(draft: Draft, facts: AttemptFacts): DeliveryAttempt['outcome'] {
  if (draft.messages > 0) return 'delivered';
  if (draft.failures.length === 0) return 'unknown';
  return facts.enhancedCode?.startsWith('5') ? 'failed' : 'deferred';
}
