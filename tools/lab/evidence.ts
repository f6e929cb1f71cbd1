import { HOUR } from '../cases/contoso.js';
import { sessionIds } from '../cases/protocol-session.js';
import { Chance, digits } from '../cases/chance.js';
import { hasMailFlow, type LabServer, MAIL_HOST, type Organization, receivers } from './organization.js';
import { cloudAttempts, meet } from './simulate-cloud.js';
import { onpremAttempts } from './simulate-onprem.js';
import { consoleOf, edgeSync } from './write/console.js';
import { events } from './write/events.js';
import { EXPORT_FORMS, exported, type ExportForm, type Printed } from './write/export.js';
import { messageTrace } from './write/message-trace.js';
import { addresses, firewall, otherHeaders } from './write/network.js';
import * as objects from './write/objects.js';
import { openssl, telnet } from './write/openssl.js';
import { receiveLog } from './write/receive-log.js';
import { queues, sendLog } from './write/send-log.js';

export interface EvidenceOptions {
  /** Attempts of Exchange Online in the hour. */
  readonly attempts?: number;
  /** Attempts of each sending server. */
  readonly sent?: number;
  readonly form?: ExportForm;
  /** The hours traced, from HOUR.until back. Default 1. */
  readonly hours?: number;
  /** What it was before the moment (ISO 8601) at which the fault began. */
  readonly before?: { readonly organization: Organization; readonly until: string };
}

/** The moment probes and events are of: the end of the hour traced. */
export const NOW = HOUR.until;

/** The form that the exports of a seed have. */
export const exportForm = (seed: number) => new Chance(seed).oneOf<ExportForm>(EXPORT_FORMS);

/** Everything the two sides can export and log of one hour, text by path; the same for the same seed. */
export function evidenceOf(
  organization: Organization,
  seed: number,
  options: EvidenceOptions = {},
): ReadonlyMap<string, string> {
  const chance = new Chance(seed);
  const { attempts: count = 30, sent = 3, form = exportForm(seed), hours = 1 } = options;
  const from = hoursBefore(HOUR.until, hours);
  // CLIXML has no services and no status of a certificate (§G.3.5).
  const certificateForm = form === 'clixml' ? 'list' : form;
  const attempts = since(
    options.before,
    (state) => cloudAttempts(state, seed, from, count, hours),
    organization,
  );
  const mails = since(
    options.before,
    (state) => onpremAttempts(state, seed, from, sent, hours),
    organization,
  );
  const files = new Map<string, string>();
  const put = (path: string, text: string | undefined) => text !== undefined && files.set(path, text);
  const put$ = (
    path: string,
    wanted: ExportForm,
    command: string,
    type: string,
    found: readonly Printed[],
  ) => {
    if (found.length === 0) return;
    const { extension, text } = exported(wanted, command, `Microsoft.Exchange.Data.Directory.${type}`, found);
    files.set(`${path}.${extension}`, text);
  };
  const { servers, outbound } = organization;
  put$(
    'exchange-servers',
    form,
    'Get-ExchangeServer',
    'Management.ExchangeServer',
    servers.map(objects.exchangeServer),
  );
  put$(
    'transport-services',
    form,
    'Get-TransportService',
    'Management.TransportServer',
    servers.map(objects.transportService),
  );
  put$('hybrid-configuration', form, 'Get-HybridConfiguration', 'SystemConfiguration.HybridConfiguration', [
    objects.hybridConfiguration(organization),
  ]);
  for (const server of servers) {
    const { name } = server;
    put$(
      `${name}/receive-connectors`,
      form,
      `Get-ReceiveConnector -Server ${name}`,
      'SystemConfiguration.ReceiveConnector',
      objects.receiveConnectors(server, organization),
    );
    put$(
      `${name}/certificates`,
      certificateForm,
      `Get-ExchangeCertificate -Server ${name}`,
      'ExchangeCertificate',
      objects
        .exchangeCertificates(server)
        .map((printed) =>
          form === 'list' || form === 'clixml' ? printed : { ...printed, PSComputerName: name },
        ),
    );
    const [received, sending] = [idsOf(server, 'Receive'), idsOf(server, 'Send')];
    for (let hour = hours; hour > 0; hour--) {
      const start = hoursBefore(HOUR.until, hour);
      const file = `${start.replace(/\D/g, '').slice(0, 10)}-1.LOG`;
      put(`${name}/RECV${file}`, receiveLog(server, within(attempts, start), start, received));
      put(`${name}/SEND${file}`, sendLog(server, within(mails, start), start, sending));
    }
    put(`${name}/console.txt`, consoleOf(server));
  }
  if (!hasMailFlow(organization)) return files;
  put$(
    'send-connectors',
    form,
    'Get-SendConnector',
    'SystemConfiguration.SmtpSendConnectorConfig',
    objects.sendConnectors(organization),
  );
  put$(
    'outbound-connectors',
    form,
    'Get-OutboundConnector',
    'SystemConfiguration.TenantOutboundConnector',
    objects.outboundConnectors(organization),
  );
  put$(
    'inbound-connectors',
    form,
    'Get-InboundConnector',
    'SystemConfiguration.TenantInboundConnector',
    objects.inboundConnectors(organization),
  );
  put$(
    'cloud-accepted-domains',
    form,
    'Get-AcceptedDomain',
    'SystemConfiguration.AcceptedDomain',
    objects.cloudAcceptedDomains(organization),
  );
  const unrelated = organization.decoys.includes('undeliverable-mail') ? chance.between(1, 3) : 0;
  put('trace.csv', messageTrace(attempts, outbound.smartHost, unrelated));
  put('events.txt', events(organization, mails, NOW));
  put('queues.txt', queues(organization, mails));
  for (const [path, text] of outside(organization)) put(path, text);
  put('probe-inside.txt', inside(organization));
  put('addresses.txt', addresses(organization));
  put('firewall.log', firewall(organization, attempts));
  put('edge.txt', edgeSync(organization));
  put('scan.eml', otherHeaders(organization));
  return files;
}

const hoursBefore = (moment: string, hours: number) =>
  new Date(Date.parse(moment) - hours * 3_600_000).toISOString();

/** The attempts of the hour from `start`: Exchange writes a log for each hour. */
function within<Attempt extends { readonly time: number }>(attempts: readonly Attempt[], start: string) {
  const from = Date.parse(start);
  return attempts.filter(({ time }) => time >= from && time < from + 3_600_000);
}

/** Ids count from the start of the service, which is another moment for each. */
function idsOf({ name, installed }: LabServer, log: string): () => string {
  const later = Number.parseInt(digits(`${name} ${log}`, 6), 16) * 1_000;
  return sessionIds({ installed: new Date(Date.parse(installed) + later).toISOString() });
}

/** The attempts of both states, each up to or from its moment; the same seed makes them at the same moments. */
function since<Attempt extends { readonly time: number }>(
  before: EvidenceOptions['before'],
  simulate: (organization: Organization) => readonly Attempt[],
  organization: Organization,
): readonly Attempt[] {
  const attempts = simulate(organization);
  if (!before) return attempts;
  const until = Date.parse(before.until);
  const earlier = simulate(before.organization);
  return [...earlier.filter(({ time }) => time < until), ...attempts.filter(({ time }) => time >= until)];
}

function outside(organization: Organization): readonly (readonly [string, string | undefined])[] {
  const several = organization.paths.length > 1;
  const met = organization.paths.map((path) => ({
    path,
    meeting: meet(organization, path, path.servers[0], '198.51.100.9', NOW),
  }));
  const probes = met.map(({ path, meeting }) =>
    openssl('admin@outside:~$', several ? path.address : MAIL_HOST, meeting),
  );
  const dialogues = met.map(({ path, meeting }) => telnet(path.address, meeting, path.device)).join('');
  return [
    ['probe-outside.txt', probes.join('')],
    ['telnet-outside.txt', dialogues === '' ? undefined : dialogues],
  ];
}

/** Straight to every server that Exchange Online reaches, past whatever stands in front. */
function inside(organization: Organization): string {
  return receivers(organization)
    .map(({ name, address }) => {
      const path = { address, servers: [name], sourceNat: null, device: null };
      return openssl('admin@jump:~$', address, meet(organization, path, name, '10.20.9.9', NOW));
    })
    .join('');
}
