import { formatOrigin, type Origin } from '@hybrid-mailflow/evidence';
import { type Paint, percent, visible } from '@hybrid-mailflow/report';
import type {
  Counts,
  FaultSummary,
  ServedSummary,
  SummaryCell,
  SummaryKind,
  TraceSummary,
} from '@hybrid-mailflow/trace-parser';
import { layTable, type TableCell } from './lay-table.js';

/** Hours shown of one fault on one server. */
const HOURS = 24;
const CERTIFICATES = 20;
const BAR = 20;
/** Columns of a place in a file. */
const PLACE = 40;

const NOUNS: Readonly<Record<SummaryKind, readonly [string, string]>> = {
  attempt: ['delivery attempt', 'delivery attempts'],
  example: ['quoted failure', 'quoted failures'],
  reported: ['session of a TLS report', 'sessions of TLS reports'],
  session: ['SMTP session', 'SMTP sessions'],
};

/** Faults whose name is ours, in words. */
const WORDS: ReadonlyMap<string, string> = new Map([['ended-after-tls', 'ended after the TLS handshake']]);

/** A summary for people: failures by fault, server and hour, certificates sent, issues, and what was left out. */
export function summaryText(summary: TraceSummary, paint: Paint, root: string): string {
  const kinds = [...new Set(summary.faults.map(({ kind }) => kind))];
  const blocks = kinds.map((kind) => kindBlock(summary, kind, paint, root));
  if (summary.served.length > 0) blocks.push(servedBlock(summary, paint));
  if (summary.issues.length > 0) blocks.push(issuesBlock(summary, paint, root));
  const omitted = omittedLines(summary);
  if (omitted.length > 0) blocks.push(`${paint('strong', 'Left out')}\n${omitted.join('')}`);
  return blocks.join('\n');
}

function kindBlock({ faults, cells }: TraceSummary, kind: SummaryKind, paint: Paint, root: string): string {
  const own = faults.filter((fault) => fault.kind === kind);
  const failing = own.filter(({ fault }) => fault !== '').sort((a, b) => b.count - a.count);
  const [total, failed] = [sum(own), sum(failing)];
  const beside = cells.filter((cell) => cell.kind === kind);
  const rows = [
    headings('FAULT', 'SERVER', 'HOUR (UTC)', 'FAILED', 'OF', 'SHARE'),
    ...failing.flatMap((fault) => faultRows(fault, beside, total, root)),
  ];
  const table = failed === 0 ? '' : layTable(rows, [3, 4, 5], paint);
  return `${paint('strong', titleOf(kind, failed, total))}\n${table}`;
}

function titleOf(kind: SummaryKind, failed: number, total: number): string {
  const all = `${number(total)} ${NOUNS[kind][total === 1 ? 0 : 1]}`;
  if (kind === 'example') return all;
  return failed === 0
    ? `${all}, none failed`
    : `${number(failed)} of ${all} failed (${percent({ failed, total })})`;
}

/** A fault on all servers, then on each, and hour by hour; hours in which it was not seen have no row. */
function faultRows(
  fault: FaultSummary,
  beside: readonly SummaryCell[],
  total: number,
  root: string,
): TableCell[][] {
  const own = beside.filter((cell) => cell.fault === fault.fault);
  const servers = [...new Set(own.map(({ server }) => server))].sort();
  // Where traces do not tell which server took a message, a failure can only be counted against all of them.
  const told = beside.every(({ server }) => server !== '');
  const shares = fault.kind !== 'example';
  const [only = ''] = servers;
  const rows = [
    shareRow(
      nameOf(fault),
      servers.length > 1 ? 'all' : only,
      'all',
      fault.count,
      shares ? total : undefined,
    ),
  ];
  for (const server of servers) {
    const here = own.filter((cell) => cell.server === server);
    const against = beside.filter((cell) => !told || cell.server === server);
    if (servers.length > 1) {
      rows.push(shareRow('', server || 'not told', 'all', sum(here), shares ? sum(against) : undefined));
    }
    for (const { hour, count } of here.slice(0, HOURS)) {
      const inHour = sum(against.filter((cell) => cell.hour === hour));
      const name = hour === '' ? 'not told' : hour.replace('T', ' ');
      rows.push(shareRow('', '', name, count, shares ? inHour : undefined));
    }
    if (here.length > HOURS) rows.push(texts('', '', `… ${here.length - HOURS} more hours`));
  }
  notesOn(fault, root).forEach((text, at) => {
    const [, ...others] = rows[at + 1] ?? [];
    rows[at + 1] = [{ text, tone: 'faint' }, ...others];
  });
  return rows;
}

/** Stand below the name of the fault, beside its servers and hours. */
function notesOn({ first, last, messages, examples: [example] }: FaultSummary, root: string): string[] {
  const { count, exact } = messages;
  return [
    ...(count > 0
      ? [`${exact ? '' : 'about '}${number(count)} ${count === 1 ? 'message' : 'messages'}`]
      : []),
    ...(first === undefined || last === undefined ? [] : [`${minute(first)} to ${minute(last)}`]),
    ...(example ? [`first: ${placeOf(example, root)}`] : []),
  ];
}

/** `total` undefined: of how many is not known. */
function shareRow(
  fault: string,
  server: string,
  hour: string,
  failed: number,
  total: number | undefined,
): TableCell[] {
  const start = [
    { text: visible(fault), tone: 'bad' as const },
    ...texts(visible(server), hour, number(failed)),
  ];
  if (total === undefined) return start;
  const bar = '█'.repeat(total === 0 ? 0 : Math.max(1, Math.round((failed / total) * BAR)));
  return [...start, ...texts(number(total), percent({ failed, total })), { text: bar, tone: 'bad' }];
}

/** `EX02/RECV.LOG:26`, as seen from the folder that was given; of a long one the end. */
function placeOf(origin: Origin, root: string): string {
  const place = visible(formatOrigin(origin));
  const inside = root !== '' && place.startsWith(`${root}/`) ? place.slice(root.length + 1) : place;
  return inside.length <= PLACE ? inside : `…${inside.slice(1 - PLACE)}`;
}

/** `450 4.4.317 SubjectMismatch`: the wording of the code that came most often. */
function nameOf({ fault, codes }: FaultSummary): string {
  const [code] = [...codes.names].sort((a, b) => b.count - a.count);
  const name = WORDS.get(fault) ?? fault;
  return code === undefined || name.includes(code.name) ? name : `${code.name} ${name}`;
}

function minute(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

function servedBlock({ served }: TraceSummary, paint: Paint): string {
  const certificates = new Map<
    string,
    ServedSummary & { sessions: number; accepted: number; endedAfterTls: number }
  >();
  for (const entry of served) {
    const key = `${entry.connector}\n${entry.certificate.thumbprint ?? entry.certificate.subjectAndIssuer ?? ''}`;
    const known = certificates.get(key);
    if (!known) certificates.set(key, { ...entry });
    else {
      known.sessions += entry.sessions;
      known.accepted += entry.accepted;
      known.endedAfterTls += entry.endedAfterTls;
    }
  }
  const entries = [...certificates.values()].sort((a, b) => b.sessions - a.sessions);
  const rows = entries
    .slice(0, CERTIFICATES)
    .map(({ connector, certificate, sessions, accepted, endedAfterTls }) => [
      ...texts(visible(connector), visible(certificate.subject ?? certificate.subjectAndIssuer ?? '')),
      ...texts((certificate.thumbprint ?? '').slice(0, 8), number(sessions), number(accepted)),
      { text: number(endedAfterTls), ...(endedAfterTls > 0 && { tone: 'bad' as const }) },
    ]);
  const head = headings(
    'CONNECTOR',
    'CERTIFICATE SENT',
    'THUMBPRINT',
    'SESSIONS',
    'WITH MAIL',
    'ENDED AFTER TLS',
  );
  const more =
    entries.length > CERTIFICATES ? `  … ${entries.length - CERTIFICATES} more certificates\n` : '';
  return `${paint('strong', 'Certificates sent')}\n${layTable([head, ...rows], [3, 4, 5], paint)}${more}`;
}

function issuesBlock({ issues }: TraceSummary, paint: Paint, root: string): string {
  const rows = issues.map(({ code, count, examples: [first] }) => [
    { text: code, tone: 'doubtful' as const },
    ...texts(number(count), first ? `${placeOf(first.origin, root)}: ${visible(first.text)}` : ''),
  ]);
  return `${paint('strong', 'Not read, or not wholly')}\n${layTable(rows, [1], paint)}`;
}

/** Every limit that was hit. */
function omittedLines({
  faults,
  faultsOmitted,
  cellsOmitted,
  servedOmitted,
  limits,
}: TraceSummary): string[] {
  const line = (count: number, what: string, limit: number) =>
    count === 0 ? [] : [`  ${number(count)} ${what} (limit: ${number(limit)})\n`];
  const names = faults.reduce(
    (most, fault) => Math.max(most, ...countsOf(fault).map(({ omitted }) => omitted)),
    0,
  );
  return [
    ...line(faultsOmitted, 'records of further faults', limits.faults),
    ...line(cellsOmitted, 'records of further servers and hours', limits.cells),
    ...line(servedOmitted, 'sessions with further certificates', limits.certificates),
    ...line(names, 'records, at most, of further names of one kind', limits.names),
  ];
}

function countsOf({
  servers,
  connectors,
  peers,
  recipientDomains,
  targetHosts,
  targetAddresses,
}: FaultSummary): Counts[] {
  return [servers, connectors, peers, recipientDomains, targetHosts, targetAddresses];
}

function headings(...words: readonly string[]): TableCell[] {
  return words.map((text) => ({ text, tone: 'label' }));
}

function texts(...words: readonly string[]): TableCell[] {
  return words.map((text) => ({ text }));
}

function sum(counted: readonly { readonly count: number }[]): number {
  return counted.reduce((total, { count }) => total + count, 0);
}

/** `12,345`: the same wherever it is printed. */
function number(value: number): string {
  return value.toLocaleString('en-US');
}
