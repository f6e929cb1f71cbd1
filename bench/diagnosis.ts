import { Buffer } from 'node:buffer';
import { performance } from 'node:perf_hooks';
import { diagnose } from '../packages/diagnosis/src/index.js';

const SERVERS = 50;
const ASKED = 1_000_000;
const FIELDS =
  '#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context\r\n';
const START = Date.parse('2026-11-03T00:00:00.000Z');

/** One session of Exchange Online, as the log of its server has it; those of the last server end after the handshake. */
function session(server: string, number: number, refused: boolean): string {
  const time = new Date(START + number * 700).toISOString();
  const id = `08DE${number.toString(16).toUpperCase().padStart(12, '0')}`;
  const peer = `40.92.${number % 60}.${number % 250}:${20_000 + (number % 40_000)}`;
  const subject = refused
    ? `CN=${server} CN=${server}`
    : 'CN=mail.contoso.com, O=Contoso, C=DE CN=Example Issuing CA, O=Example Trust, C=US';
  const thumbprint = (refused ? 'B' : 'A').repeat(40);
  const rows = [
    '+,,',
    `>,"220 ${server}.contoso.com Microsoft ESMTP MAIL Service ready",`,
    '<,EHLO EUR05-DB8-obe.outbound.protection.outlook.com,',
    `>,250  ${server}.contoso.com Hello [40.92.0.1] SIZE 37748736 PIPELINING DSN ENHANCEDSTATUSCODES STARTTLS X-ANONYMOUSTLS AUTH NTLM 8BITMIME,`,
    '<,STARTTLS,',
    '>,220 2.0.0 SMTP server ready,',
    `*," ${subject} 0123456789ABCDEF ${thumbprint} 2026-01-01T00:00:00.000Z 2027-01-01T00:00:00.000Z mail.contoso.com",Sending certificate Subject Issuer name Serial number Thumbprint Not before Not after Subject alternate names`,
    ...(refused
      ? []
      : [
          '<,MAIL FROM:<ann@contoso.com> SIZE=4711,',
          '<,RCPT TO:<bob@contoso.com>,',
          `>,"250 2.6.0 <m${number}@contoso.com> [InternalId=${number}, Hostname=${server}.contoso.com] 4711 bytes in 0.1, 45 KB/sec Queued mail for delivery",`,
        ]),
    '-,,Remote',
  ];
  return rows
    .map(
      (row, at) =>
        `${time},${server}\\Default Frontend ${server},${id},${at},10.0.0.${SERVERS}:25,${peer},${row}\r\n`,
    )
    .join('');
}

/** The logs of all servers, made while they are read: none is held. */
function logsOf(attempts: number) {
  const each = Math.floor(attempts / SERVERS);
  return Array.from({ length: SERVERS }, (_, at) => {
    const server = `EX${String(at + 1).padStart(2, '0')}`;
    return {
      label: `${server}/RECV.LOG`,
      async *bytes() {
        yield await Promise.resolve(Buffer.from(FIELDS));
        for (let number = 0; number < each; number += 500) {
          let text = '';
          for (let next = number; next < Math.min(number + 500, each); next++)
            text += session(server, next * SERVERS + at, at === SERVERS - 1);
          yield Buffer.from(text);
        }
      },
    };
  });
}

/** Connectors and certificates of the servers: the last one names no certificate. */
function configuration() {
  const json = (label: string, value: unknown) => ({ label, bytes: Buffer.from(JSON.stringify(value)) });
  const names = Array.from({ length: SERVERS }, (_, at) => `EX${String(at + 1).padStart(2, '0')}`);
  const issuer = 'CN=Example Issuing CA, O=Example Trust, C=US';
  const subject = 'CN=mail.contoso.com, O=Contoso, C=DE';
  const certificate = (own: boolean, server: string) => ({
    Subject: own ? `CN=${server}` : subject,
    Issuer: own ? `CN=${server}` : issuer,
    CertificateDomains: own ? [server, `${server}.contoso.com`] : ['mail.contoso.com'],
    Thumbprint: (own ? 'B' : 'A').repeat(40),
    HasPrivateKey: true,
    IsSelfSigned: own,
    NotBefore: '2026-01-01T00:00:00Z',
    NotAfter: '2027-01-01T00:00:00Z',
    RootCAType: own ? 'None' : 'ThirdParty',
    SerialNumber: '0123456789ABCDEF',
    Services: 'IIS, SMTP',
    Status: 'Valid',
  });
  return [
    json(
      'receive-connectors.json',
      names.map((server, at) => ({
        Name: `Default Frontend ${server}`,
        Identity: `${server}\\Default Frontend ${server}`,
        Server: server,
        Enabled: true,
        TransportRole: 'FrontendTransport',
        AuthMechanism: 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer',
        Bindings: ['[::]:25', '0.0.0.0:25'],
        RemoteIPRanges: ['::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '0.0.0.0-255.255.255.255'],
        Fqdn: `${server}.contoso.com`,
        TlsCertificateName: at === SERVERS - 1 ? null : `<I>${issuer}<S>${subject}`,
        TlsDomainCapabilities: ['mail.protection.outlook.com:AcceptCloudServicesMail'],
      })),
    ),
    json('outbound-connectors.json', {
      Name: 'Outbound to contoso',
      Enabled: true,
      ConnectorType: 'OnPremises',
      SmartHosts: ['mail.contoso.com'],
      TlsSettings: 'DomainValidation',
      TlsDomain: 'mail.contoso.com',
      CloudServicesMailEnabled: true,
    }),
    ...names.map((server) =>
      json(`${server}-certificates.json`, [certificate(false, server), certificate(true, server)]),
    ),
  ];
}

/** What the benchmark itself spends on making the logs, seconds of CPU. */
async function generationOf(attempts: number): Promise<number> {
  const before = process.cpuUsage();
  let length = 0;
  for (const log of logsOf(attempts)) for await (const chunk of log.bytes()) length += chunk.length;
  return length > 0 ? secondsOf(process.cpuUsage(before)) : 0;
}

function secondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}

/** Attempts of the logs of 50 servers beside their settings: time, memory, and whether time grows with the log alone. */
export async function run(): Promise<void> {
  const generation = await generationOf(ASKED);
  console.log(`making the logs alone takes ${generation.toFixed(1)} s of CPU for a million attempts`);
  console.log(
    'attempts   seconds   CPU seconds   without the making, per million   peak memory   first cause',
  );
  for (const attempts of [ASKED / 8, ASKED / 2, ASKED]) {
    const before = performance.now();
    const cpuBefore = process.cpuUsage();
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
    const { causes } = await diagnose([...configuration(), ...logsOf(attempts)], { asOf: '2026-11-24' });
    clearInterval(watch);
    peak = Math.max(peak, process.memoryUsage().rss);
    const seconds = (performance.now() - before) / 1000;
    const cpu = secondsOf(process.cpuUsage(cpuBefore));
    console.log(
      `${String(attempts).padEnd(10)} ${seconds.toFixed(1).padStart(7)} ${cpu.toFixed(1).padStart(13)} ${((cpu * 1e6) / attempts - generation).toFixed(1).padStart(33)} ${`${Math.round(peak / 2 ** 20)} MiB`.padStart(13)}   ${causes[0]?.id ?? 'none'} (${causes[0]?.confidence ?? ''}, ${causes[0]?.servers.join(' ') ?? ''})`,
    );
  }
}
