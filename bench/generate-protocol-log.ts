import { Random } from './random.js';

export interface Wanted {
  /** The file is at least that long, and at most a few kilobytes longer. */
  readonly bytes: number;
  readonly seed: number;
}

/** Sessions open at once. */
const OPEN = 60;
const COLUMNS =
  'date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context';
const CERTIFICATE_HEADING =
  'certificate Subject Issuer name Serial number Thumbprint Not before Not after Subject alternate names';
const GOOD_CERTIFICATE =
  '" CN=mail.contoso.com, O=Contoso Ltd, L=Berlin, C=DE CN=DigiCert Global G2 TLS RSA SHA256 2020 CA1, O=DigiCert Inc, C=US ' +
  '0A1B2C3D4E5F60718293A4B5C6D7E8F9 1F2E3D4C5B6A798897A6B5C4D3E2F10011223344 2026-01-05T00:00:00.000Z ' +
  '2027-02-01T23:59:59.000Z mail.contoso.com;autodiscover.contoso.com"';
const EOP_CERTIFICATE =
  '" CN=mail.protection.outlook.com, O=Microsoft Corporation, L=Redmond, S=WA, C=US CN=DigiCert Cloud Services CA-1, ' +
  'O=DigiCert Inc, C=US 0A1B2C3D4E5F60718293A4B5C6D7E8F9 00112233445566778899AABBCCDDEEFF00112233 ' +
  '2026-01-05T00:00:00.000Z 2026-07-04T23:59:59.000Z mail.protection.outlook.com;*.mail.protection.outlook.com"';
const NEGOTIATED =
  '"TLS protocol SP_PROT_TLS1_2_SERVER negotiation succeeded using bulk encryption algorithm CALG_AES_256 with strength ' +
  '256 bits, MAC hash algorithm CALG_SHA_384 with strength 0 bits and key exchange algorithm CALG_ECDH_EPHEM with strength 384 bits"';

/** A row of the dialogue: event, data, context. `<` is what the client says. */
type Row = string;

interface Session {
  readonly head: string;
  readonly endpoints: string;
  readonly rows: readonly Row[];
  next: number;
}

/**
 * An SMTP protocol log in pieces: interleaved sessions of Exchange Online (one server of three with its setup
 * certificate), of applications that relay without TLS, of load balancers that only look, and of failed logons.
 */
export function* protocolLog(log: 'smtp-receive' | 'smtp-send', { bytes, seed }: Wanted): Generator<string> {
  const random = new Random(seed);
  const kind = log === 'smtp-receive' ? 'Receive' : 'Send';
  let text = `#Software: Microsoft Exchange Server\r\n#Version: 15.02.1544.004\r\n#Log-type: SMTP ${kind} Protocol Log\r\n#Date: 2026-03-02T00:00:00.000Z\r\n#Fields: ${COLUMNS}\r\n`;
  let time = Date.parse('2026-03-02T00:00:00.000Z');
  let written = 0;
  let count = 0;
  const open = Array.from({ length: OPEN }, () => newSession(random, log, count++));
  while (written + text.length < bytes) {
    const at = random.below(OPEN);
    const session = open[at];
    if (!session || session.next >= session.rows.length) {
      open[at] = newSession(random, log, count++);
      continue;
    }
    time += random.below(100);
    // The server answers at once, and what it notes stands beside; the client's next word comes later.
    do {
      text += `${new Date(time).toISOString()},${session.head},${session.next},${session.endpoints},${session.rows[session.next] ?? ''}\r\n`;
      session.next++;
      time += random.below(2);
    } while (session.next < session.rows.length && !/^[<-]/.test(session.rows[session.next] ?? ''));
    if (text.length < 65_536) continue;
    yield text;
    written += text.length;
    text = '';
  }
  yield text;
}

function newSession(random: Random, log: 'smtp-receive' | 'smtp-send', count: number): Session {
  const id = `08DE77${(0x12aa000001 + count).toString(16).toUpperCase().padStart(10, '0')}`;
  const server = random.pick(['EX01', 'EX02', 'EX03']);
  const port = 1024 + random.below(60_000);
  if (log === 'smtp-send') {
    return {
      head: `Outbound to Office 365 - 5f1d,${id}`,
      endpoints: `10.20.0.1${server.slice(-1)}:${port},203.0.113.${random.below(40)}:25`,
      rows: ['*,,attempting to connect', ...fromExchange(random, server).map(turned)],
      next: 0,
    };
  }
  const chance = random.next();
  const cloud = chance < 0.55;
  const address = cloud ? `40.107.${random.below(4)}.${random.below(256)}` : `10.20.3.${random.below(200)}`;
  return {
    head: `${server}\\${cloud || chance < 0.7 ? 'Default Frontend' : 'Relay'} ${server},${id}`,
    endpoints: `10.20.0.1${server.slice(-1)}:25,${address}:${port}`,
    rows: cloud
      ? fromCloud(random, server, address)
      : chance < 0.9
        ? relayed(random, server, address)
        : looked(server),
    next: 0,
  };
}

const banner = (server: string) =>
  `>,"220 ${server}.contoso.local Microsoft ESMTP MAIL Service ready at Mon, 2 Mar 2026 09:00:01 +0100",`;

const offers = (server: string, address: string) =>
  `>,250  ${server}.contoso.local Hello [${address}] SIZE 37748736 PIPELINING DSN ENHANCEDSTATUSCODES STARTTLS X-ANONYMOUSTLS AUTH NTLM X-EXPS GSSAPI NTLM 8BITMIME BINARYMIME CHUNKING SMTPUTF8 XRDST,`;

function fromCloud(random: Random, server: string, address: string): Row[] {
  const client = `EUR0${1 + random.below(6)}-VI1-obe.outbound.protection.outlook.com`;
  const broken = server === 'EX02';
  const setup = ` CN=${server} CN=${server} 3B7E1A90C4D2558841F06B7C19AA04E2 6F2C0A7B91D34E58B6C7D8E9F00112233445566A 2023-05-11T06:41:20.000Z 2028-05-11T06:41:20.000Z ${server};${server}.contoso.local`;
  const rows = [
    '+,,',
    banner(server),
    `<,EHLO ${client},`,
    offers(server, address),
    '<,STARTTLS,',
    '>,220 2.0.0 SMTP server ready,',
    `*,${broken ? setup : GOOD_CERTIFICATE},Sending ${CERTIFICATE_HEADING}`,
    `*,${EOP_CERTIFICATE},Remote ${CERTIFICATE_HEADING}`,
    `*,,${NEGOTIATED}`,
  ];
  if (broken) return [...rows, '-,,Remote(ConnectionReset)'];
  return [
    ...rows,
    `<,EHLO ${client},`,
    offers(server, address).replace(' STARTTLS', ''),
    "*,,TlsDomainCapabilities='AcceptCloudServicesMail'; Status='Success'; Domain='mail.protection.outlook.com'",
    '*,SMTPSubmit SMTPAcceptAnyRecipient SMTPAcceptAuthenticationFlag SMTPAcceptAnySender SMTPAcceptAuthoritativeDomainSender BypassAntiSpam BypassMessageSizeLimit AcceptRoutingHeaders,Set Session Permissions',
    ...mail(random, server),
    '<,QUIT,',
    '>,221 2.0.0 Service closing transmission channel,',
    '-,,Local',
  ];
}

function mail(random: Random, server: string): Row[] {
  const size = 2000 + random.below(90_000);
  const recipients = Array.from(
    { length: 1 + random.below(3) },
    () => `user${random.below(5000)}@contoso.com`,
  );
  return [
    `<,MAIL FROM:<sender${random.below(9000)}@fabrikam.com> SIZE=${size} AUTH=<> XOORG=fabrikam.com,`,
    `*,08DE77${random.hex(10).toUpperCase()};2026-03-02T08:00:01.100Z;1,receiving message`,
    '>,250 2.1.0 Sender OK,',
    ...recipients.flatMap((address) =>
      random.chance(0.03)
        ? [
            `<,RCPT TO:<${address}>,`,
            "*,,Tarpit for '0.00:00:05' due to '550 5.1.10 RESOLVER.ADR.RecipientNotFound'",
            '>,550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup,',
          ]
        : [`<,RCPT TO:<${address}>,`, '>,250 2.1.5 Recipient OK,'],
    ),
    `<,BDAT ${size} LAST,`,
    `>,"250 2.6.0 <${random.guid()}@EUR05.prod.outlook.com> [InternalId=${random.below(1e9)}, Hostname=${server}.contoso.local] ${size} bytes in 0.${100 + random.below(800)}, ${20 + random.below(500)}.154 KB/sec Queued mail for delivery",`,
  ];
}

function relayed(random: Random, server: string, address: string): Row[] {
  return [
    '+,,',
    banner(server),
    `<,EHLO app${random.below(40)}.contoso.local,`,
    offers(server, address),
    ...(random.chance(0.2)
      ? [
          '<,AUTH LOGIN,',
          '>,334 <authentication response>,',
          '*,,Inbound AUTH LOGIN failed because of LogonDenied',
          '>,535 5.7.3 Authentication unsuccessful,',
        ]
      : mail(random, server)),
    '<,QUIT,',
    '>,221 2.0.0 Service closing transmission channel,',
    '-,,Local',
  ];
}

function looked(server: string): Row[] {
  return ['+,,', banner(server), '-,,Remote(SocketError)'];
}

function fromExchange(random: Random, server: string): Row[] {
  return fromCloud(random, server, '198.51.100.7').filter((row) => !row.includes('TlsDomainCapabilities'));
}

/** The same row as the other side logs it. */
function turned(row: Row): Row {
  if (row.startsWith('<')) return `>${row.slice(1)}`;
  return row.startsWith('>') ? `<${row.slice(1)}` : row.replace('_SERVER', '_CLIENT');
}
