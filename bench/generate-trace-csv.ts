import type { Wanted } from './generate-protocol-log.js';
import { Random } from './random.js';

/** Steps of a message that went well, as a detail report words them. */
const STEPS = [
  [
    'Receive',
    'Message received by: AM7EUR03FT041.eop-EUR03.prod.protection.outlook.com using TLS1.2 with AES256',
  ],
  ['Submit', 'The message was submitted.'],
  ['Transfer', 'The message was transferred to the message center.'],
  ['Send external', 'Message sent to mail.contoso.com at 198.51.100.11 using TLS1.2 with AES256'],
] as const;

/**
 * A message trace as CSV in pieces, every field quoted as Export-Csv does: half of the deliveries to the own servers
 * fail in the 2024 wording of SubjectMismatch, a few in the older one, a few for reasons of the mailbox.
 */
export function* traceCsv({ bytes, seed }: Wanted): Generator<string> {
  const random = new Random(seed);
  let text =
    '\ufeff"date_time","sender_address","recipient_address","message_subject","message_id","message_trace_id","event","detail","directionality","total_bytes"\r\n';
  let time = Date.parse('2026-03-02T00:00:00.000Z');
  let written = 0;
  while (written + text.length < bytes) {
    time += random.below(3000);
    text += message(random, time);
    if (text.length < 65_536) continue;
    yield text;
    written += text.length;
    text = '';
  }
  yield text;
}

function message(random: Random, time: number): string {
  const subject = random.chance(0.1)
    ? 'Überweisung ""März""'
    : random.chance(0.1)
      ? 'Offer, final'
      : `Order ${random.below(100_000)} confirmed`;
  const addresses = `"sender${random.below(9000)}@fabrikam.com","user${random.below(5000)}@contoso.com","${subject}","<${random.guid()}@fabrikam.com>","${random.guid()}"`;
  const size = 2000 + random.below(200_000);
  let at = time;
  const row = (event: string, detail: string) => {
    at += random.below(2000);
    return `"${new Date(at).toISOString().slice(0, 19)}Z",${addresses},"${event}","${detail}","Inbound","${size}"\r\n`;
  };
  const rows = STEPS.slice(0, 3).map(([event, detail]) => row(event, detail));
  const fate = random.next();
  if (fate < 0.45) rows.push(row('Defer', mismatch(random, at)));
  if (fate < 0.95) rows.push(row(...STEPS[3]));
  else rows.push(row('Fail', 'Reason: [{LED=552 5.2.2 Mailbox full};{MSG=};{FQDN=};{IP=};{LRT=}]'));
  return rows.join('');
}

function mismatch(random: Random, at: number): string {
  const moment = new Date(at).toISOString();
  const led = random.chance(0.85)
    ? '450 4.4.317 Cannot connect to remote server [Message=SubjectMismatch Expected Subject: mail.contoso.com. Presented Subject: CN=EX02. Thumbprint: 6F2C0A7B91D34E58B6C7D8E9F00112233445566A.] [LastAttemptedServerName=mail.contoso.com] ' +
      `[LastAttemptedIP=198.51.100.12:25] [SmtpSecurity=-1;-1] [AM7EUR03FT0${10 + random.below(80)}.eop-EUR03.prod.protection.outlook.com ${moment} 08DE7712AA${random.hex(6).toUpperCase()}]`
    : `450 4.7.320 Certificate validation failed, Reason: SubjectMismatch. [AM7EUR03FT0${10 + random.below(80)}.eop-EUR03.prod.protection.outlook.com]`;
  return `Reason: [{LED=${led}};{MSG=};{FQDN=mail.contoso.com};{IP=198.51.100.12};{LRT=${moment}}]. OutboundProxyTargetIP: 198.51.100.12. OutboundProxyTargetHostName: mail.contoso.com`;
}
