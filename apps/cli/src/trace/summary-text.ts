import { formatOrigin } from '@hybrid-mailflow/evidence';
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

const NOUNS: Readonly<Record<SummaryKind, string>> = {
  attempt: 'delivery attempts',
  example: 'quoted failures',
  reported: 'sessions of TLS reports',
  session: 'SMTP sessions',
};

/** Faults whose name is ours, in words. */
const WORDS: ReadonlyMap<string, string> = new Map([['ended-after-tls', 'ended after the TLS handshake']]);

/** A summary for people: failures by fault, server and hour, certificates sent, issues, and what was left out. */
export function summaryText(summary: TraceSummary, paint: Paint): string {
  const kinds = [...new Set(summary.faults.map(({ kind }) => kind))];
  const blocks = kinds.map((kind) => kindBlock(summary, kind, paint));
  if (summary.served.length > 0) blocks.push(servedBlock(summary, paint));
  if (summary.issues.length > 0) blocks.push(issuesBlock(summary, paint));
  const omitted = omittedLines(summary);
  if (omitted.length > 0) blocks.push(`${paint('strong', 'Left out')}\n${omitted.join('')}`);
  return blocks.join('\n');
}

function kindBlock({ faults, cells }: TraceSummary, kind: SummaryKind, paint: Paint): string {
  const own = faults.filter((fault) => fault.kind === kind);
  const failing = own.filter(({ fault }) => fault !== '').sort((a, b) => b.count - a.count);
  const [total, failed] = [sum(own), sum(failing)];
  if (failed === 0) return `${paint('strong', `${number(total)} ${NOUNS[kind]}, none failed`)}\n`;
  const title = `${number(failed)} of ${number(total)} ${NOUNS[kind]} failed (${percent({ failed, total })})`;
  const beside = cells.filter((cell) => cell.kind === kind);
  const rows = [
    headings('FAULT', 'SERVER', 'HOUR (UTC)', 'FAILED', 'OF', 'SHARE'),
    ...failing.flatMap((fault) => faultRows(fault, beside, total)),
  ];
  return `${paint('strong', title)}\n${layTable(rows, [3, 4, 5], paint)}`;
}

/** A fault on all servers, then on each, and hour by hour; hours in which it was not seen have no row. */
function faultRows(fault: FaultSummary, cells: readonly SummaryCell[], total: number): TableCell[][] {
  const own = cells.filter((cell) => cell.fault === fault.fault);
  const servers = [...new Set(own.map(({ server }) => server))].sort();
  const [only = ''] = servers;
  const rows = [shareRow(nameOf(fault), servers.length > 1 ? 'all' : only, 'all', fault.count, total)];
  for (const server of servers) {
    const here = own.filter((cell) => cell.server === server);
    const all = cells.filter((cell) => cell.server === server);
    if (servers.length > 1) rows.push(shareRow('', server || 'not told', 'all', sum(here), sum(all)));
    for (const { hour, count } of here.slice(0, HOURS)) {
      const inHour = all.filter((cell) => cell.hour === hour);
      rows.push(shareRow('', '', hour === '' ? 'not told' : hour.replace('T', ' '), count, sum(inHour)));
    }
    if (here.length > HOURS) rows.push(texts('', '', `… ${here.length - HOURS} more hours`));
  }
  notesOn(fault).forEach((text, at) => {
    const [, ...others] = rows[at + 1] ?? [];
    rows[at + 1] = [{ text, tone: 'faint' }, ...others];
  });
  return rows;
}

/** Stand below the name of the fault, beside its servers and hours. */
function notesOn({ first, last, messages, examples: [example] }: FaultSummary): string[] {
  const { count, exact } = messages;
  return [
    ...(count > 0
      ? [`${exact ? '' : 'about '}${number(count)} ${count === 1 ? 'message' : 'messages'}`]
      : []),
    ...(first === undefined || last === undefined ? [] : [`${minute(first)} to ${minute(last)}`]),
    ...(example ? [`first: ${visible(formatOrigin(example))}`] : []),
  ];
}

function shareRow(fault: string, server: string, hour: string, failed: number, total: number): TableCell[] {
  const bar = '█'.repeat(total === 0 ? 0 : Math.max(1, Math.round((failed / total) * BAR)));
  return [
    { text: visible(fault), tone: 'bad' },
    ...texts(visible(server), hour, number(failed), number(total), percent({ failed, total })),
    { text: bar, tone: 'bad' },
  ];
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

function issuesBlock({ issues }: TraceSummary, paint: Paint): string {
  const rows = issues.map(({ code, count, examples: [first] }) => [
    { text: code, tone: 'doubtful' as const },
    ...texts(number(count), first ? visible(`${formatOrigin(first.origin)}: ${first.text}`) : ''),
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
