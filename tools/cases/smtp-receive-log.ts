import { Chance } from './chance.js';
import type { Attempt, Message } from './deliveries.js';
import {
  CERTIFICATE_COLUMNS,
  certificateRow,
  EOP_CERTIFICATE,
  protocolLog,
  Session,
  sessionIds,
  TLS_ROW,
} from './protocol-session.js';
import { type CaseServer, fqdnOf, servedBy } from './server.js';

/** The log of one server's Front End Transport service, sessions interleaved as they were open at the same time. */
export function smtpReceiveLog(
  server: CaseServer,
  messages: readonly Message[],
  from: string,
  until: string,
): string {
  const ids = sessionIds(server);
  const chance = new Chance(server.name.charCodeAt(3));
  const sessions = [
    ...messages.flatMap((message) =>
      message.attempts
        .filter((attempt) => attempt.server === server)
        .map((attempt) => ({
          time: attempt.time,
          open: () => fromExchangeOnline(ids(), attempt, message, chance),
        })),
    ),
    ...every(from, until, 5 * 60_000).map((time) => ({ time, open: () => healthProbe(server, ids(), time) })),
    ...every(from, until, 7 * 60_000).map((time) => ({
      time: time + 211_000,
      open: () => scanner(server, ids(), time + 211_000),
    })),
  ].sort((a, b) => a.time - b.time);
  return protocolLog(
    'Receive',
    from,
    sessions.map(({ open }) => open()),
  );
}

function every(from: string, until: string, step: number): number[] {
  const times: number[] = [];
  for (let time = Date.parse(from) + 1_000; time < Date.parse(until) - 300_000; time += step)
    times.push(time);
  return times;
}

function opened(server: CaseServer, id: string, time: number, remote: string): Session {
  const connector = `${server.name}\\Default Frontend ${server.name}`;
  const session = new Session(connector, id, time, `${server.address}:25`, remote);
  session.add('+');
  session.add(
    '>',
    `220 ${fqdnOf(server)} Microsoft ESMTP MAIL Service ready at ${new Date(time).toUTCString().replace('GMT', '+0000')}`,
  );
  return session;
}

function ehlo(session: Session, server: CaseServer, client: string, remote: string, offers: string): void {
  session.add('<', `EHLO ${client}`, '', 24);
  session.add(
    '>',
    `250  ${fqdnOf(server)} Hello [${remote.split(':')[0] ?? ''}] SIZE 37748736 PIPELINING DSN ENHANCEDSTATUSCODES ${offers} 8BITMIME BINARYMIME CHUNKING SMTPUTF8 XRDST`,
  );
}

/** STARTTLS, both certificates, and then either the mail or the end: Exchange Online hangs up on a wrong name (§B.6). */
function fromExchangeOnline(id: string, attempt: Attempt, message: Message, chance: Chance): Session {
  const { server, clientName, clientEndpoint } = attempt;
  const session = opened(server, id, attempt.time, clientEndpoint);
  ehlo(session, server, clientName, clientEndpoint, 'STARTTLS X-ANONYMOUSTLS AUTH NTLM X-EXPS GSSAPI NTLM');
  session.add('<', 'STARTTLS', '', 22);
  session.add('>', '220 2.0.0 SMTP server ready');
  session.add('*', certificateRow(servedBy(server)), `Sending certificate ${CERTIFICATE_COLUMNS}`);
  session.add('*', EOP_CERTIFICATE, `Remote certificate ${CERTIFICATE_COLUMNS}`, 58);
  session.add('*', '', TLS_ROW);
  if (!attempt.accepted) {
    session.add('-', '', 'Remote(ConnectionReset)', chance.between(18, 40));
    return session;
  }
  ehlo(session, server, clientName, clientEndpoint, 'AUTH NTLM LOGIN X-EXPS GSSAPI NTLM XOORG');
  session.add('*', '', "Client certificate chain validation status: 'Success'");
  session.add(
    '*',
    '',
    "TlsDomainCapabilities='AcceptCloudServicesMail'; Status='Success'; Domain='mail.protection.outlook.com'",
  );
  takeMail(session, server, message, id);
  // Exchange Online keeps a connection for the next message for some seconds.
  quit(session, chance.between(3_000, 14_000));
  return session;
}

function takeMail(session: Session, server: CaseServer, message: Message, id: string): void {
  session.add('<', `MAIL FROM:<${message.sender}> SIZE=${message.size + 2_048} XOORG=contoso.com`, '', 25);
  session.add('*', `${id};${session.now};1`, 'receiving message');
  session.add('<', `RCPT TO:<${message.recipient}>`);
  session.add('>', '250 2.1.0 Sender OK');
  session.add('>', '250 2.1.5 Recipient OK');
  session.add('<', `BDAT ${message.size} LAST`, '', 27);
  const seconds = 0.1 + message.size / 2_000_000;
  const rate = (message.size / 1024 / seconds).toFixed(3);
  session.add(
    '>',
    `250 2.6.0 ${message.id} [InternalId=${21_474_836_480 + (message.received % 1_000_000)}, Hostname=${fqdnOf(server)}] ${message.size} bytes in ${seconds.toFixed(3)}, ${rate} KB/sec Queued mail for delivery`,
    '',
    Math.round(seconds * 1000),
  );
}

function quit(session: Session, after: number): void {
  session.add('<', 'QUIT', '', after);
  session.add('>', '221 2.0.0 Service closing transmission channel');
  session.add('-', '', 'Local');
}

/** The load balancer looks whether port 25 answers, and forgets to hang up for a while. */
function healthProbe(server: CaseServer, id: string, time: number): Session {
  const session = opened(server, id, time, `10.20.0.5:${40_000 + ((time / 1000) % 20_000)}`);
  session.add('-', '', 'Remote', 20_000);
  return session;
}

/** A device inside that sends without TLS, over a slow line. */
function scanner(server: CaseServer, id: string, time: number): Session {
  const remote = `10.20.3.40:${50_000 + ((time / 1000) % 9_000)}`;
  const session = opened(server, id, time, remote);
  ehlo(session, server, 'scan-2nd-floor', remote, 'STARTTLS X-ANONYMOUSTLS AUTH NTLM X-EXPS GSSAPI NTLM');
  session.add('<', 'MAIL FROM:<scan-2nd-floor@contoso.com>', '', 6);
  session.add('*', `${id};${session.now};1`, 'receiving message');
  session.add('>', '250 2.1.0 Sender OK');
  session.add('<', 'RCPT TO:<reception@contoso.com>', '', 5);
  session.add('>', '250 2.1.5 Recipient OK');
  session.add('<', 'DATA', '', 5);
  session.add('>', '354 Start mail input; end with <CRLF>.<CRLF>');
  session.add(
    '>',
    `250 2.6.0 <${id.toLowerCase()}@scan-2nd-floor> [InternalId=${21_474_836_480 + (time % 1_000_000)}, Hostname=${fqdnOf(server)}] 9437184 bytes in 41.310, 223.093 KB/sec Queued mail for delivery`,
    '',
    41_310,
  );
  quit(session, 5);
  return session;
}
