import { HOUR } from '../cases/contoso.js';
import { Chance } from '../cases/chance.js';
import { MAIL_HOST, type Organization, receivers } from './organization.js';
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
}

/** The moment probes and events are of: the end of the hour traced. */
export const NOW = HOUR.until;

/** Everything the two sides can export and log of one hour, text by path; the same for the same seed. */
export function evidenceOf(
  organization: Organization,
  seed: number,
  options: EvidenceOptions = {},
): ReadonlyMap<string, string> {
  const chance = new Chance(seed);
  const { attempts: count = 30, sent = 3, form = chance.oneOf<ExportForm>(EXPORT_FORMS) } = options;
  // CLIXML has no services and no status of a certificate (§G.3.5).
  const certificateForm = form === 'clixml' ? 'list' : form;
  const attempts = cloudAttempts(organization, seed, HOUR.from, count);
  const mails = onpremAttempts(organization, seed, HOUR.from, sent);
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
  const { servers, outbound, flavour } = organization;
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
    put(`${name}/RECV2026111714-1.LOG`, receiveLog(server, attempts, HOUR.from));
    put(`${name}/SEND2026111714-1.LOG`, sendLog(server, mails, HOUR.from));
    put(`${name}/console.txt`, consoleOf(server));
  }
  if (flavour === 'minimal' || !outbound) return files;
  put$('send-connectors', form, 'Get-SendConnector', 'SystemConfiguration.SmtpSendConnectorConfig', [
    objects.sendConnector(organization),
  ]);
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
  put('trace.csv', messageTrace(attempts, outbound.smartHost, chance.between(0, 3)));
  put('events.txt', events(organization, mails, NOW));
  put('queues.txt', queues(mails));
  for (const [path, text] of outside(organization)) put(path, text);
  put('probe-inside.txt', inside(organization));
  put('addresses.txt', addresses(organization));
  put('firewall.log', firewall(organization, attempts));
  put('edge.txt', edgeSync(organization));
  put('scan.eml', otherHeaders(organization));
  return files;
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
