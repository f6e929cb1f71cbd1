import { guid } from '../../cases/chance.js';
import {
  CERTIFICATE_COLUMNS,
  certificateRow,
  EOP_CERTIFICATE,
  protocolLog,
  Session,
} from '../../cases/protocol-session.js';
import { formatList, typed } from '../../cases/printed.js';
import type { LabServer, Organization } from '../organization.js';
import type { OnpremAttempt } from '../simulate-onprem.js';

const HOST = 'contoso-mail-onmicrosoft-com.mail.protection.outlook.com';

/** SmtpSend of one server. */
export function sendLog(
  server: LabServer,
  attempts: readonly OnpremAttempt[],
  from: string,
  ids: () => string,
): string | undefined {
  // Without a certificate no session is opened: the queue tells (§B.3).
  const own = attempts.filter(
    (attempt) => attempt.server.name === server.name && attempt.end !== 'certificate',
  );
  return own.length === 0
    ? undefined
    : protocolLog(
        'Send',
        from,
        own.map((attempt) => session(server, attempt, ids())),
      );
}

function session(server: LabServer, attempt: OnpremAttempt, id: string): Session {
  const { time, presented, end, word, recipient, reply, delivered } = attempt;
  const rows = new Session(
    `Outbound to Office 365 - ${guid('contoso')}`,
    id,
    time,
    `${server.address}:21044`,
    '104.47.18.36:25',
  );
  const host = `${server.name}.contoso.local`;
  rows.add('*', '', 'attempting to connect');
  rows.add('+');
  rows.add(
    '<',
    `220 ${HOST} Microsoft ESMTP MAIL Service ready at ${new Date(time).toUTCString().replace('GMT', '+0000')}`,
    '',
    40,
  );
  rows.add('>', `EHLO ${host}`);
  rows.add(
    '<',
    `250  ${HOST} Hello [203.0.113.7] SIZE 157286400 PIPELINING DSN ENHANCEDSTATUSCODES STARTTLS 8BITMIME CHUNKING`,
    '',
    20,
  );
  rows.add('>', 'STARTTLS');
  rows.add('<', '220 2.0.0 SMTP server ready', '', 20);
  if (presented && end !== 'handshake')
    rows.add('*', certificateRow(presented), `Sending certificate ${CERTIFICATE_COLUMNS}`);
  if (end === 'handshake') {
    rows.add('*', '', `TLS negotiation failed with error ${word ?? ''}`, 30);
    rows.add('-', '', 'Local');
    return rows;
  }
  rows.add('*', EOP_CERTIFICATE, `Remote certificate ${CERTIFICATE_COLUMNS}`, 50);
  if (end === 'validation') {
    rows.add('*', '', `Certificate validation failure, Reason:${word ?? ''}`, 30);
    rows.add('>', 'QUIT');
    rows.add('-', '', 'Local');
    return rows;
  }
  rows.add(
    '*',
    '',
    'TLS protocol SP_PROT_TLS1_2_CLIENT negotiation succeeded using bulk encryption algorithm CALG_AES_256 with strength 256 bits, MAC hash algorithm CALG_SHA_384 with strength 0 bits and key exchange algorithm CALG_ECDH_EPHEM with strength 384 bits',
  );
  rows.add('>', `EHLO ${host}`);
  rows.add(
    '<',
    `250  ${HOST} Hello [203.0.113.7] SIZE 157286400 PIPELINING DSN ENHANCEDSTATUSCODES 8BITMIME CHUNKING${attempt.recognised ? ' XOORG' : ''}`,
    '',
    20,
  );
  rows.add('>', 'MAIL FROM:<ana@contoso.com> SIZE=20480 AUTH=<>');
  rows.add('>', `RCPT TO:<${recipient}>`);
  rows.add('<', '250 2.1.0 Sender OK', '', 20);
  rows.add('<', delivered ? '250 2.1.5 Recipient OK' : reply, '', 1);
  if (delivered) {
    rows.add('>', 'BDAT 18432 LAST');
    rows.add(
      '<',
      `250 2.6.0 <${time}@contoso.com> [InternalId=1, Hostname=AM0PR04MB.eurprd04.prod.outlook.com] Queued mail for delivery`,
      '',
      90,
    );
  }
  rows.add('>', 'QUIT');
  rows.add('<', '221 2.0.0 Service closing transmission channel', '', 20);
  rows.add('-', '', 'Local');
  return rows;
}

/** `Get-Queue | fl` of servers whose mail waits. */
export function queues(
  { decoys, servers: all }: Organization,
  attempts: readonly OnpremAttempt[],
): string | undefined {
  const waiting = attempts.filter(({ end }) => end !== 'answered');
  const servers = [...new Set(waiting.map(({ server }) => server))];
  const own = servers.map((server) => {
    const stuck = waiting.filter((attempt) => attempt.server.name === server.name);
    return queue(server, 3, 'contoso.mail.onmicrosoft.com', stuck.length, stuck[0]?.reply ?? '');
  });
  const foreign = decoys.includes('partner-queue')
    ? all.slice(0, 1).map((server) => queue(server, 9, 'fabrikam.com', 2, PARTNER_GONE))
    : [];
  return [...own, ...foreign].join('') || undefined;
}

const PARTNER_GONE =
  '451 4.4.0 DNS query failed. The error was: DNS query failed with error InfoDomainNonexistent';

function queue({ name }: LabServer, at: number, domain: string, count: number, error: string): string {
  return (
    typed(`Get-Queue -Server ${name} | fl`) +
    formatList([
      {
        Identity: `${name}\\${at}`,
        DeliveryType: 'DnsConnectorDelivery',
        NextHopDomain: domain,
        Status: 'Retry',
        MessageCount: String(count),
        LastError: error,
        NextHopConnector: guid(domain.startsWith('contoso') ? 'contoso' : 'internet'),
      },
    ])
  );
}
