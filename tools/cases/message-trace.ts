import type { Attempt, Message } from './deliveries.js';
import { printedTime } from './printed.js';

/** The smart host and its address in front of the load balancer. */
const HOST = 'mail.contoso.com';
const ADDRESS = '172.16.254.1';
/** Columns of `Get-MessageTraceDetail | Export-Csv`. */
export const COLUMNS = [
  'MessageId',
  'MessageTraceId',
  'Date',
  'Event',
  'Action',
  'Detail',
  'Data',
  'SenderAddress',
  'RecipientAddress',
];

/** What Export-Csv of Windows PowerShell writes of Get-MessageTraceDetail, message by message; UTF-8 with byte order mark. */
export function messageTrace(messages: readonly Message[]): string {
  const rows = messages.flatMap((message) => [
    row(message, message.received, 'Receive', '', `Message received by: ${message.mailboxServer}`),
    ...message.attempts.map((attempt) =>
      attempt.accepted
        ? row(message, attempt.time + 1_400, 'Send external', '', sentText())
        : row(message, attempt.time + 1_900, 'Defer', 'RetryDelivery', reason2017(attempt)),
    ),
  ]);
  return `\ufeff${[COLUMNS, ...rows].map(csvRow).join('')}`;
}

function row(
  message: Message,
  time: number,
  event: string,
  action: string,
  detail: string,
): readonly string[] {
  const { id, traceId, sender, recipient } = message;
  return [
    id,
    traceId,
    printedTime(new Date(time).toISOString()),
    event,
    action,
    detail,
    '',
    sender,
    recipient,
  ];
}

const csvRow = (fields: readonly string[]) =>
  `${fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')}\r\n`;

const sentText = () => `Message sent to ${HOST} at ${ADDRESS} using TLS1.2 with AES256`;

const lastRetry = ({ time }: Attempt) => printedTime(new Date(time).toISOString());

const tail = (attempt: Attempt) =>
  `{FQDN=${HOST}};{IP=${ADDRESS}};{LRT=${lastRetry(attempt)}}]. ` +
  `OutboundProxyTargetIP: ${ADDRESS}. OutboundProxyTargetHostName: ${HOST}`;

/** The reason in the wording of 2017 (§E.4 a). */
function reason2017(attempt: Attempt): string {
  return (
    `Reason: [{LED=450 4.7.320 Certificate validation failed [Message=SubjectMismatch] ` +
    `[LastAttemptedServerName=${HOST}] [LastAttemptedIP=${ADDRESS}:25] [${attempt.eopServer}]};` +
    `{MSG=SubjectMismatch};${tail(attempt)}`
  );
}

/** The same fault in the wording of 2024, which names both certificates (§E.4 c). */
export function reason2024(attempt: Attempt, thumbprint: string): string {
  return (
    `Reason: [{LED=450 4.4.317 Cannot connect to remote server [Message=SubjectMismatch Expected Subject: ${HOST}. ` +
    `Presented Subject: CN=${attempt.server.name}. Thumbprint: ${thumbprint}.] [LastAttemptedServerName=${HOST}] ` +
    `[LastAttemptedIP=${ADDRESS}:25] [SmtpSecurity=-1;-1] [${attempt.eopServer} ${new Date(attempt.time).toISOString()} ` +
    `08DE25A77C91F0D2]};{MSG=};${tail(attempt)}`
  );
}
