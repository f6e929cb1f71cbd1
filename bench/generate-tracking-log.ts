import type { Wanted } from './generate-protocol-log.js';
import { Random } from './random.js';

const COLUMNS =
  'date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,' +
  'internal-message-id,message-id,network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,' +
  'related-recipient-address,reference,message-subject,sender-address,return-path,message-info,directionality,' +
  'tenant-id,original-client-ip,original-server-ip,custom-data,transport-traffic-type,log-id,schema-version';

const SUBJECTS = [
  'Re: Offer 2026/114',
  '"Offer, final version"',
  'Überweisung März',
  '"He said ""yes"", finally"',
  'Monthly report',
  'AW: Besprechung am Dienstag, 10 Uhr'.replace(/.*/, '"$&"'),
  '会议纪要',
  'Accepted: Weekly sync',
] as const;

/**
 * A message tracking log in pieces: each message is received, looked at by agents, made redundant, then delivered, sent
 * to Exchange Online, deferred there or refused. A twelfth of the subjects is not ASCII, a third is quoted.
 */
export function* trackingLog({ bytes, seed }: Wanted): Generator<string> {
  const random = new Random(seed);
  let text = `#Software: Microsoft Exchange Server\r\n#Version: 15.02.1544.004\r\n#Log-type: Message Tracking Log\r\n#Date: 2026-03-02T00:00:00.000Z\r\n#Fields: ${COLUMNS}\r\n`;
  let time = Date.parse('2026-03-02T00:00:00.000Z');
  let written = 0;
  while (written + text.length < bytes) {
    time += random.below(4000);
    text += message(random, time);
    if (text.length < 65_536) continue;
    yield text;
    written += text.length;
    text = '';
  }
  yield text;
}

/** All rows about one message. */
function message(random: Random, start: number): string {
  const server = random.pick(['EX01', 'EX02', 'EX03']);
  const id = 1_000_000 + random.below(1e9);
  const messageId = `<${random.hex(32)}@EX0${1 + random.below(3)}.contoso.local>`;
  const networkId = random.guid();
  const sender = `user${random.below(5000)}@contoso.com`;
  const count = random.chance(0.1) ? 2 + random.below(12) : 1;
  const recipients = Array.from({ length: count }, () => `partner${random.below(9000)}@fabrikam.com`).join(
    ';',
  );
  const size = 2000 + random.below(200_000);
  const subject = random.chance(0.25) ? random.pick(SUBJECTS) : `Order ${random.below(100_000)} confirmed`;
  let at = start;

  function row(
    source: string,
    event: string,
    fields: Partial<Record<'context' | 'connector' | 'status' | 'custom' | 'peer', string>>,
  ): string {
    at += random.below(400);
    const moment = new Date(at).toISOString();
    return (
      `${moment},10.20.0.1${server.slice(-1)},${server},${fields.peer ?? '10.20.0.11,EX01'},${fields.context ?? ''},${fields.connector ?? ''},` +
      `${source},${event},${id},${messageId},${networkId},${recipients},${fields.status ?? ''},${size},${count},,,${subject},${sender},${sender},` +
      `${moment};LSRV=${server}.contoso.local:TOTAL-HUB=0.${random.below(999)}|SMR=0.${random.below(999)},Originating,,10.20.3.${random.below(200)},10.20.0.11,${fields.custom ?? ''},Email,` +
      `${random.guid()},15.02.1544.004\r\n`
    );
  }

  const custom = `S:E2ELatency=1.${random.below(999)};S:MsgRecipCount=${count};S:Microsoft.Exchange.Transport.MailRecipient.RequiredTlsAuthLevel=Opportunistic;S:IsSmtpResponseFromExternalServer=False;S:DeliveryPriority=Normal;S:AccountForest=contoso.local`;
  const agents = `"S:AMA=SUM|v=0|action=|error=|atch=0;S:CompCost=|ETR=0;S:DeliveryPriority=Normal;S:AccountForest=contoso.local;S:PRIO=Normal, default;S:CFG=0|hctfp=15.02.1544.000"`;
  const rows = [
    row('SMTP', 'RECEIVE', {
      context: `08DE7712AA${random.hex(6).toUpperCase()};${new Date(start).toISOString()};0`,
      connector: `${server}\\Default ${server}`,
      custom: `S:FirstForestHop=${server}.contoso.local;S:ProxiedClientIPAddress=10.20.3.7;S:ProxiedClientHostname=app.contoso.local;S:DeliveryPriority=Normal`,
    }),
    row('AGENT', 'AGENTINFO', { context: 'CatContentConversion', custom: agents }),
  ];
  if (random.chance(0.7)) rows.push(row('SMTP', 'HAREDIRECT', { context: 'Redundant message', custom }));
  const fate = random.next();
  const cloud = {
    connector: 'Outbound to Office 365 - 5f1d',
    peer: '203.0.113.25,contoso-com.mail.protection.outlook.com',
  };
  if (fate < 0.4) {
    rows.push(
      row('STOREDRIVER', 'DELIVER', {
        status: Array.from({ length: count }, () => '').join(';'),
        custom,
        context: `2026-03-02T08:00:01.000Z;${random.guid()}`,
      }),
    );
  } else if (fate < 0.9) {
    rows.push(
      row('SMTP', 'SEND', {
        ...cloud,
        context: `;250 2.6.0 ${messageId} [InternalId=${random.below(1e9)}] Queued mail for delivery;ClientSubmitTime:`,
        status: Array.from({ length: count }, () => '250 2.1.5 Recipient OK').join(';'),
        custom,
      }),
    );
  } else {
    const reply =
      server === 'EX02' || random.chance(0.3)
        ? '454 4.7.5 The certificate specified in TlsCertificateName of the SendConnector could not be found.'
        : `451 4.7.0 Temporary server error. Please try again later. PRX${1 + random.below(9)}`;
    rows.push(
      row('SMTP', 'DEFER', {
        ...cloud,
        status: `"[{LRT=${new Date(at).toISOString()}};{LED=${reply}};{FQDN=contoso-com.mail.protection.outlook.com};{IP=203.0.113.25}]"`,
        custom,
      }),
    );
  }
  return rows.join('');
}
