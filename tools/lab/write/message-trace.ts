import { digits, guid } from '../../cases/chance.js';
import { COLUMNS } from '../../cases/message-trace.js';
import { printedTime } from '../../cases/printed.js';
import { subjectOf } from '../../cases/server.js';
import type { CloudAttempt } from '../simulate-cloud.js';

/** `Get-MessageTraceDetail | Export-Csv`: what Exchange Online tells of its attempts, each of another message. */
export function messageTrace(attempts: readonly CloudAttempt[], host: string, unrelated: number): string {
  const rows = attempts.map((attempt, at) => {
    const { time, fault, path } = attempt;
    return fault === null
      ? row(
          at,
          time,
          'Send external',
          '',
          `Message sent to ${host} at ${path.address} using TLS1.2 with AES256`,
        )
      : row(at, time, 'Defer', 'RetryDelivery', reason(attempt, host));
  });
  return [COLUMNS, ...rows, ...decoys(attempts[0]?.time ?? 0, unrelated)].map(csvRow).join('');
}

/** Undeliverable for reasons that are nobody's connector: people who left. */
function decoys(time: number, count: number): (readonly string[])[] {
  return Array.from({ length: count }, (_, at) =>
    row(
      900 + at,
      time + at * 61_000,
      'Fail',
      '',
      'Reason: [{LED=550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup};{MSG=};{FQDN=};{IP=};{LRT=}]',
    ),
  );
}

function row(at: number, time: number, event: string, action: string, detail: string): readonly string[] {
  const id = guid(`message ${at} ${time}`);
  return [
    `<${id}@contoso.com>`,
    id,
    printedTime(new Date(time).toISOString()),
    event,
    action,
    detail,
    '',
    'ana@contoso.com',
    'orders@contoso.com',
  ];
}

const csvRow = (cells: readonly string[]) =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;

/** The wording since 2024 (§E.4 c). */
export function reason({ time, fault, chain, path, region }: CloudAttempt, host: string): string {
  const [leaf] = chain;
  const presented =
    fault?.message.startsWith('SubjectMismatch') === true && leaf
      ? ` Presented Subject: ${subjectOf(leaf)}. Thumbprint: ${leaf.thumbprint}.`
      : '';
  const iso = new Date(time).toISOString();
  return (
    `Reason: [{LED=${fault?.code ?? ''} Cannot connect to remote server [Message=${fault?.message ?? ''}${presented}] ` +
    `[LastAttemptedServerName=${host}] [LastAttemptedIP=${path.address}:25] [SmtpSecurity=-1;-1] ` +
    `[${region}EUR01FT021.eop-EUR01.prod.protection.outlook.com ${iso} ${digits(iso, 16).toUpperCase()}]};{MSG=};{FQDN=${host}};` +
    `{IP=${path.address}};{LRT=${printedTime(iso)}}]. OutboundProxyTargetIP: ${path.address}. OutboundProxyTargetHostName: ${host}`
  );
}
