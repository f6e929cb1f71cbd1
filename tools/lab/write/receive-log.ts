import {
  CERTIFICATE_COLUMNS,
  certificateRow,
  EOP_CERTIFICATE,
  protocolLog,
  Session,
  TLS_ROW,
} from '../../cases/protocol-session.js';
import type { LabServer } from '../organization.js';
import type { CloudAttempt } from '../simulate-cloud.js';

/** SmtpReceive of one server; nothing where no session came that far. */
export function receiveLog(
  server: LabServer,
  attempts: readonly CloudAttempt[],
  from: string,
  ids: () => string,
): string | undefined {
  const own = attempts.filter((attempt) => attempt.server?.name === server.name);
  return own.length === 0
    ? undefined
    : protocolLog(
        'Receive',
        from,
        own.map((attempt) => session(server, attempt, ids())),
      );
}

function session(server: LabServer, attempt: CloudAttempt, id: string): Session {
  const { connector, time, remote, region, path, chain, broken, fault } = attempt;
  const rows = new Session(
    `${server.name}\\${connector?.name ?? ''}`,
    id,
    time,
    `${server.address}:25`,
    endpoint(remote),
  );
  const host = `${server.name}.contoso.local`;
  rows.add('+');
  rows.add(
    '>',
    `220 ${host} Microsoft ESMTP MAIL Service ready at ${new Date(time).toUTCString().replace('GMT', '+0000')}`,
  );
  // What the server offers; a device may hide it on the way.
  const offers = `${chain.length > 0 || broken?.message.includes('negotiation') === true || path.device?.kind === 'strips-starttls' ? 'STARTTLS ' : ''}X-ANONYMOUSTLS AUTH NTLM`;
  ehlo(rows, host, region, remote, offers);
  const [leaf] = chain;
  if (!leaf && broken?.message.includes('negotiation') !== true) {
    quit(rows);
    return rows;
  }
  rows.add('<', 'STARTTLS', '', 22);
  rows.add('>', '220 2.0.0 SMTP server ready');
  if (leaf) rows.add('*', certificateRow(leaf), `Sending certificate ${CERTIFICATE_COLUMNS}`);
  if (!leaf) {
    rows.add('*', '', `TLS negotiation failed with error ${handshakeWord(server)}`, 30);
    rows.add('-', '', 'Local');
    return rows;
  }
  rows.add('*', EOP_CERTIFICATE, `Remote certificate ${CERTIFICATE_COLUMNS}`, 58);
  rows.add('*', '', TLS_ROW);
  if (fault) {
    rows.add('-', '', 'Remote(ConnectionReset)', 24);
    return rows;
  }
  accept(rows, host, attempt, id);
  return rows;
}

function handshakeWord(server: LabServer): string {
  if (!server.tls12) return 'AlgorithmMismatch';
  return server.store.some(({ key }) => key === 'broken') ? 'NoCredentials' : 'UnknownCredentials';
}

const endpoint = (address: string) => (address.includes(':') ? `[${address}]:31077` : `${address}:31077`);

function ehlo(rows: Session, host: string, region: string, remote: string, offers: string): void {
  rows.add('<', `EHLO EUR01-${region}-obe.outbound.protection.outlook.com`, '', 24);
  rows.add(
    '>',
    `250  ${host} Hello [${remote}] SIZE 37748736 PIPELINING DSN ENHANCEDSTATUSCODES ${offers} 8BITMIME CHUNKING`,
  );
}

function accept(
  rows: Session,
  host: string,
  { connector, region, remote, time }: CloudAttempt,
  id: string,
): void {
  const capable =
    connector?.capabilities.includes('mail.protection.outlook.com:AcceptCloudServicesMail') === true;
  ehlo(rows, host, region, remote, `AUTH NTLM LOGIN${capable ? ' XOORG' : ''}`);
  rows.add('*', '', "Client certificate chain validation status: 'Success'");
  rows.add(
    '*',
    '',
    `TlsDomainCapabilities='${capable ? 'AcceptCloudServicesMail' : 'None'}'; Status='Success'; Domain='mail.protection.outlook.com'`,
  );
  rows.add('<', `MAIL FROM:<ana@contoso.com> SIZE=20480${capable ? ' XOORG=contoso.com' : ''}`, '', 25);
  rows.add('*', `${id};${rows.now};1`, 'receiving message');
  rows.add('<', 'RCPT TO:<orders@contoso.com>');
  rows.add('>', '250 2.1.0 Sender OK');
  rows.add('>', '250 2.1.5 Recipient OK');
  rows.add('<', 'BDAT 18432 LAST', '', 27);
  rows.add(
    '>',
    `250 2.6.0 <${time}@contoso.com> [InternalId=21474836480, Hostname=${host}] 18432 bytes in 0.109, 164.7 KB/sec Queued mail for delivery`,
    '',
    110,
  );
  quit(rows);
}

function quit(rows: Session): void {
  rows.add('<', 'QUIT', '', 4_000);
  rows.add('>', '221 2.0.0 Service closing transmission channel');
  rows.add('-', '', 'Local');
}
