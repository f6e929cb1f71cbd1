import type { AttemptFacts, DeliveryAttempt } from '../delivery-attempt.js';
import { readCustomData } from '../objects/custom-data.js';
import type { ColumnPositions, Columns } from '../table/columns.js';
import type { RowView } from '../table/row-view.js';
import type { AttemptField } from './attempt-columns.js';

const AT = 0x40;
const SEMICOLON = 0x3b;

export type AttemptDraft = { -readonly [Key in keyof DeliveryAttempt]: DeliveryAttempt[Key] };

/**
 * Sets what a summary counts, and no more of it than it counts: of a recipient the domain, of several ids of a message
 * the first; none of a message that was delivered.
 */
export function setCounted(attempt: AttemptDraft, row: RowView, at: ColumnPositions<AttemptField>): void {
  const connector = connectorOf(row, at);
  if (connector !== '') attempt.connector = connector;
  const server = row.shared(at.server);
  if (server !== '') attempt.server = server;
  if (isList(row, at.recipient)) setRecipients(attempt, row.token(at.recipient));
  else attempt.recipient = domainOf(row, at.recipient);
  if (attempt.outcome === 'delivered' && row.isEmpty(at.recipientStatus)) return;
  const id = messageOf(row, at);
  if (id !== '') attempt.messageId = id;
}

export function connectorOf(row: RowView, at: ColumnPositions<AttemptField>): string {
  return row.shared(at.connector) || connectorIn(row, at.customData);
}

/** True where the recipient column lists several. */
export function isList(row: RowView, at: number): boolean {
  return row.includes(at, SEMICOLON);
}

/** The domain of the one recipient. */
export function domainOf(row: RowView, at: number): string {
  return row.sharedBehind(at, AT);
}

/** The first of the ids that a message may have. */
export function messageOf(row: RowView, at: ColumnPositions<AttemptField>): string {
  return row.token(at.messageId) || row.token(at.networkMessageId) || row.token(at.traceId);
}

/** Sets what the diagnostic text tells beyond what every attempt has. */
// Object.assign and spreading take several times as long, and leave objects that are slow to use.
export function setFacts(attempt: AttemptDraft, facts: AttemptFacts): void {
  if (facts.replyCode !== undefined) attempt.replyCode = facts.replyCode;
  if (facts.enhancedCode !== undefined) attempt.enhancedCode = facts.enhancedCode;
  if (facts.token !== undefined) attempt.token = facts.token;
  if (facts.targetHost !== undefined) attempt.targetHost = facts.targetHost;
  if (facts.targetAddress !== undefined) attempt.targetAddress = facts.targetAddress;
  if (facts.targetPort !== undefined) attempt.targetPort = facts.targetPort;
  if (facts.lastRetry !== undefined) attempt.lastRetry = facts.lastRetry;
  if (facts.eopServer !== undefined) attempt.eopServer = facts.eopServer;
  if (facts.smtpSecurity !== undefined) attempt.smtpSecurity = facts.smtpSecurity;
  if (facts.expectedSubject !== undefined) attempt.expectedSubject = facts.expectedSubject;
  if (facts.presentedSubject !== undefined) attempt.presentedSubject = facts.presentedSubject;
  if (facts.presentedThumbprint !== undefined) attempt.presentedThumbprint = facts.presentedThumbprint;
  if (facts.proxyTargetHost !== undefined) attempt.proxyTargetHost = facts.proxyTargetHost;
  if (facts.proxyTargetAddress !== undefined) attempt.proxyTargetAddress = facts.proxyTargetAddress;
  if (facts.connector !== undefined) attempt.connector = facts.connector;
  if (facts.server !== undefined) attempt.server = facts.server;
  if (facts.session !== undefined) attempt.session = facts.session;
}

/** Sets everything the row tells beside event, time and reason, which is `text`. */
// Written out, not looped over: with fixed names the engine keeps one shape for all attempts of a file.
export function setAll(
  attempt: AttemptDraft,
  row: RowView,
  columns: Columns<AttemptField>,
  text: string,
): void {
  const at = columns.positions;
  const messageId = row.text(at.messageId);
  if (messageId !== '') attempt.messageId = messageId;
  const networkMessageId = row.text(at.networkMessageId);
  if (networkMessageId !== '') attempt.networkMessageId = networkMessageId;
  const traceId = row.text(at.traceId);
  if (traceId !== '') attempt.traceId = traceId;
  const connector = row.text(at.connector) || connectorIn(row, at.customData);
  if (connector !== '') attempt.connector = connector;
  const server = row.text(at.server);
  if (server !== '') attempt.server = server;
  setRecipients(attempt, row.text(at.recipient));
  if (text !== '') attempt.text = text;
  const sender = row.text(at.sender);
  if (sender !== '') attempt.sender = sender;
  const subject = row.text(at.subject);
  if (subject !== '') attempt.subject = subject;
  const source = row.text(at.source);
  if (source !== '') attempt.source = source;
  const directionality = row.text(at.directionality);
  if (directionality !== '') attempt.directionality = directionality;
  const clientAddress = row.text(at.clientAddress);
  if (clientAddress !== '') attempt.clientAddress = clientAddress;
  const serverAddress = row.text(at.serverAddress);
  if (serverAddress !== '') attempt.serverAddress = serverAddress;
  const size = row.number(at.size);
  if (size !== -1) attempt.size = size;
  const extra = extraOf(attempt, row, columns, text);
  if (extra) attempt.extra = extra;
}

/** The cells that nothing else has taken, by the name of their column. */
function extraOf(
  attempt: DeliveryAttempt,
  row: RowView,
  { names, others, positions: at }: Columns<AttemptField>,
  text: string,
): Record<string, string> | undefined {
  let extra: Record<string, string> | undefined;
  for (const other of others) extra = addExtra(extra, row, names, other);
  for (let other = names.length; other < row.count; other++) extra = addExtra(extra, row, names, other);
  if (row.text(at.sourceContext) !== text) extra = addExtra(extra, row, names, at.sourceContext);
  if (row.text(at.recipientStatus) !== text) extra = addExtra(extra, row, names, at.recipientStatus);
  if (attempt.size === undefined) extra = addExtra(extra, row, names, at.size);
  if (row.isEmpty(at.customData)) return extra;
  const custom = readCustomData(row.text(at.customData));
  return Object.keys(custom).length > 0
    ? { ...extra, ...custom }
    : addExtra(extra, row, names, at.customData);
}

function connectorIn(row: RowView, at: number): string {
  if (row.isEmpty(at)) return '';
  const customData = row.token(at);
  return customData.includes('boundConnector') ? (readCustomData(customData)['ConnectorName'] ?? '') : '';
}

function setRecipients(attempt: AttemptDraft, list: string): void {
  if (list === '') return;
  if (!list.includes(';')) attempt.recipient = list;
  else {
    const recipients = list.split(';').map((recipient) => recipient.trim());
    attempt.recipients = recipients;
    if (recipients[0] !== undefined) attempt.recipient = recipients[0];
  }
}

function addExtra(
  extra: Record<string, string> | undefined,
  row: RowView,
  names: readonly string[],
  at: number,
): Record<string, string> | undefined {
  const value = row.text(at);
  if (value === '') return extra;
  const name = names[at] ?? `column ${at + 1}`;
  const into = extra ?? {};
  if (name === '__proto__') Object.defineProperty(into, name, { value, enumerable: true });
  else into[name] = value;
  return into;
}
