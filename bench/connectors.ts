import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import {
  compareExports,
  compareServers,
  compareWizard,
  toOrganization,
} from '../packages/connector-model/src/index.js';
import { serversOf } from '../packages/diagnosis/src/intake/servers.js';
import { storesOf } from '../packages/diagnosis/src/intake/stores.js';
import { Observer } from '../packages/diagnosis/src/observe/observer.js';
import { predict } from '../packages/diagnosis/src/predict/predict.js';
import { RULES } from '../packages/diagnosis/src/rules/index.js';
import { runRules } from '../packages/diagnosis/src/rules/run-rules.js';
import type { ExportRecord, Property, PropertyValue } from '../packages/powershell-export/src/index.js';

const CONNECTORS = 30;
const CERTIFICATES = 40;
const SIZES = [75, 150, 300];
const AS_OF = '2026-11-24T00:00:00.000Z';
const NAME = '<I>CN=Contoso Public CA, O=Contoso Trust, C=US<S>CN=mail.contoso.com';

function record(
  item: string,
  properties: Readonly<Record<string, PropertyValue>>,
  typeName: string,
): ExportRecord {
  let line = 1;
  const entries = Object.entries(properties).map(([path, value]): [string, Property] => {
    const origin = { item, line: line++, path };
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    return [path, empty ? { state: 'empty', origin } : { state: 'value', value, origin }];
  });
  return {
    format: 'format-list',
    typeNames: [typeName],
    properties: new Map(entries),
    origin: { item, line: 1 },
  };
}

/** The connector the wizard adapts, and relays with ranges of their own; every tenth server was added later and differs. */
function connector(server: string, number: number, odd: boolean): ExportRecord {
  const name = number === 0 ? `Default Frontend ${server}` : `Relay ${number}`;
  return record(
    `${server}/receive-connectors.txt`,
    {
      Identity: `${server}\\${name}`,
      Name: name,
      Server: server,
      Enabled: true,
      TransportRole: 'FrontendTransport',
      Bindings: ['[::]:25', '0.0.0.0:25'],
      RemoteIPRanges:
        number === 0
          ? ['::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '0.0.0.0-255.255.255.255']
          : Array.from({ length: 10 }, (_, at) => `198.51.${number}.${at}`),
      AuthMechanism: 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer',
      PermissionGroups: 'AnonymousUsers, ExchangeServers, ExchangeLegacyServers',
      RequireTLS: false,
      Fqdn: `${server}.contoso.local`,
      TlsCertificateName: odd ? null : NAME,
      TlsDomainCapabilities: odd ? [] : ['mail.protection.outlook.com:AcceptCloudServicesMail'],
      ProtocolLoggingLevel: 'Verbose',
      MaxMessageSize: '36 MB (37,748,736 bytes)',
      ConnectionTimeout: '00:10:00',
      ConnectionInactivityTimeout: '00:05:00',
      MaxInboundConnectionPerSource: '20',
      TarpitInterval: '00:00:05',
      WhenChangedUTC: '2026-11-01T08:00:00Z',
    },
    'ReceiveConnector',
  );
}

function certificate(server: string, number: number): ExportRecord {
  const isPublic = number === 0;
  const subject = isPublic
    ? 'CN=mail.contoso.com'
    : number === 1
      ? `CN=${server}`
      : `CN=app${number}.contoso.com`;
  return record(
    `${server}/certificates.txt`,
    {
      Identity: `${server}\\${number}`,
      Thumbprint: number.toString(16).padStart(40, isPublic ? 'A' : server.replace(/\D/g, '')),
      Subject: subject,
      Issuer: isPublic ? 'CN=Contoso Public CA, O=Contoso Trust, C=US' : subject,
      CertificateDomains: number === 1 ? [server, `${server}.contoso.local`] : [subject.slice(3)],
      NotBefore: '2026-01-01 00:00:00',
      NotAfter: '2027-02-01 00:00:00',
      Services: number < 2 ? 'IIS, SMTP' : 'None',
      Status: 'Valid',
      RootCAType: isPublic ? 'ThirdParty' : 'None',
      IsSelfSigned: !isPublic,
      HasPrivateKey: true,
      SerialNumber: String(number),
    },
    'ExchangeCertificate',
  );
}

function shared(servers: readonly string[]): ExportRecord[] {
  return [
    record(
      'send.txt',
      {
        Identity: 'Outbound to Office 365',
        Enabled: true,
        AddressSpaces: ['smtp:contoso.mail.onmicrosoft.com;1'],
        SmartHosts: [],
        DNSRoutingEnabled: true,
        RequireTLS: true,
        IgnoreSTARTTLS: false,
        TlsAuthLevel: 'DomainValidation',
        TlsDomain: 'mail.protection.outlook.com',
        TlsCertificateName: NAME,
        CloudServicesMailEnabled: true,
        SourceTransportServers: [...servers],
      },
      'SendConnector',
    ),
    record(
      'outbound.json',
      {
        Name: 'Outbound to 0f6c1b7e-1111-2222-3333-444444444444',
        Enabled: true,
        ConnectorType: 'OnPremises',
        RecipientDomains: ['contoso.com'],
        SmartHosts: ['mail.contoso.com'],
        UseMXRecord: false,
        TlsSettings: 'DomainValidation',
        TlsDomain: 'mail.contoso.com',
      },
      'OutboundConnector',
    ),
    record(
      'inbound.json',
      {
        Name: 'Inbound from 0f6c1b7e-1111-2222-3333-444444444444',
        Enabled: true,
        ConnectorType: 'OnPremises',
        SenderDomains: ['smtp:*;1'],
        TlsSenderCertificateName: 'mail.contoso.com',
        CloudServicesMailEnabled: true,
      },
      'InboundConnector',
    ),
  ];
}

function generate(size: number): readonly ExportRecord[] {
  const servers = Array.from({ length: size }, (_, at) => `EX${String(at).padStart(3, '0')}`);
  return [
    ...servers.flatMap((server, at) => [
      ...Array.from({ length: CONNECTORS }, (_, number) =>
        connector(server, number, at % 10 === 9 && number === 0),
      ),
      ...Array.from({ length: CERTIFICATES }, (_, number) => certificate(server, number)),
    ]),
    ...shared(servers),
  ];
}

/** One size in a process of its own: times of the steps in milliseconds, and the most memory it took. */
function measure(size: number): void {
  const records = generate(size);
  const times: Record<string, number> = {};
  const before = process.cpuUsage();
  const timed = <Result>(name: string, work: () => Result): Result => {
    const from = performance.now();
    const result = work();
    times[name] = performance.now() - from;
    return result;
  };
  const { organization } = timed('model', () => toOrganization(records));
  const servers = timed('servers', () => compareServers(organization));
  timed('wizard', () => compareWizard(organization));
  const since = timed('since', () => compareExports(organization, organization));
  const observations = new Observer().observations();
  const configuration = timed('gather', () => ({
    organization,
    servers: serversOf(organization),
    stores: storesOf(organization),
    certificates: [],
  }));
  const predictions = timed('predict', () => predict(configuration, observations, AS_OF));
  const judged = timed('judge', () =>
    runRules(RULES, { ...configuration, asOf: AS_OF, predictions, observations }),
  );
  const { user, system } = process.cpuUsage(before);
  const odd = Math.floor(size / 10) * 2;
  if (judged.findings.length < odd || judged.issues.length > 0)
    throw new Error(`${judged.findings.length} findings`);
  if (servers.differences.length !== odd || predictions.length !== 2 * size || since.differences.length > 0)
    throw new Error(`${servers.differences.length} differences, ${predictions.length} predictions`);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    JSON.stringify({ size, times, cpu: (user + system) / 1000, compared: servers.compared, megabytes }),
  );
}

interface Measured {
  readonly size: number;
  readonly times: Readonly<Record<string, number>>;
  /** Milliseconds of processor time of all steps, the collection of garbage on other cores included. */
  readonly cpu: number;
  readonly compared: number;
  readonly megabytes: number;
}

const ROUNDS = 3;

/** Servers of 30 connectors and 40 certificates each: modelled, compared three ways, predicted in both directions, judged by every rule. */
export function run(): Promise<void> {
  console.log(
    `servers x ${CONNECTORS} connectors x ${CERTIFICATES} certificates, medians of ${ROUNDS} processes`,
  );
  for (const size of SIZES) {
    const rounds = Array.from({ length: ROUNDS }, () => inProcess(size));
    rounds.sort((left, right) => total(left) - total(right));
    const middle = rounds[Math.floor(ROUNDS / 2)];
    if (!middle) continue;
    const steps = Object.entries(middle.times).map(([name, time]) => `${name} ${time.toFixed(0)}`);
    console.log(
      `${String(size).padStart(4)} servers  ${total(middle).toFixed(0).padStart(5)} ms  ${middle.cpu.toFixed(0).padStart(5)} ms of CPU  ${(total(middle) / size).toFixed(2)} ms a server  ${middle.megabytes.toFixed(0)} MB at most  (${steps.join(', ')} ms; ${middle.compared} settings)`,
    );
  }
  return Promise.resolve();
}

function total({ times }: Measured): number {
  return Object.values(times).reduce((sum, time) => sum + time, 0);
}

function inProcess(size: number): Measured {
  const script = `import(${JSON.stringify(import.meta.url)}).then((bench) => bench.measure(${size}))`;
  const ran = spawnSync(process.execPath, ['--conditions=source', '--import=tsx', '--eval', script], {
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Measured;
}

export { measure };
