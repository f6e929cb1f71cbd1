import type { Issue } from '@hybrid-mailflow/evidence';
import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import type { ModelIssueCode } from './issue-codes.js';
import { collectClues, type ItemClues } from './kinds/item-clues.js';
import { toAcceptedDomain, toRemoteDomain } from './kinds/domains.js';
import { toExchangeCertificate } from './kinds/exchange-certificate.js';
import { toInboundConnector, toOutboundConnector } from './kinds/exchange-online-connectors.js';
import type { ObjectKind } from './kinds/object-kind.js';
import { toExchangeServer, toHybridConfiguration, toTransportService } from './kinds/onprem-objects.js';
import { toOnPremisesOrganization, toTransportConfig } from './kinds/organization-objects.js';
import { recognise } from './kinds/recognise.js';
import { toReceiveConnector } from './kinds/receive-connector.js';
import { toSendConnector } from './kinds/send-connector.js';
import { push } from './comparison/push.js';
import { mergeExports, type TakenAt } from './merge/merge-exports.js';
import { isSingleUnspecifiedAddress } from './normal-forms/address-range.js';
import { serverName } from './normal-forms/server-name.js';
import type { ConfigurationObject, Organization } from './objects.js';
import { impossibleSettings } from './impossible-settings.js';
import { Forms } from './read/forms.js';
import { RecordReader, type Reading } from './read/record-reader.js';
import { settleReadings } from './read/settle-readings.js';
import { Spellings } from './read/spellings.js';
import { known } from './setting.js';

export interface ToOrganizationResult {
  readonly organization: Organization;
  readonly issues: readonly Issue<ModelIssueCode>[];
  /** Records that are no configuration object this model knows, in order. */
  readonly unused: readonly ExportRecord[];
}

export interface ToOrganizationOptions {
  /**
   * When an evidence item was taken, ISO 8601, by its label: which of two exports of one object is the later one where
   * WhenChanged does not tell. Default: the one given last.
   */
  readonly takenAt?: TakenAt;
}

/**
 * Makes the typed model of one organization from exported records of both sides, in any export form.
 * Objects a script gathered in one hashtable are found in it. Several exports of one object become one: the latest wins, and differences are reported.
 * Never throws at its input: a value that is not understood becomes unknown, with an issue that says where it stands.
 */
export function toOrganization(
  records: readonly ExportRecord[],
  { takenAt = () => undefined }: ToOrganizationOptions = {},
): ToOrganizationResult {
  const issues: Issue<ModelIssueCode>[] = [];
  const recognised = records.flatMap(recognise);
  const clues = collectClues(recognised);
  const reading: Reading = {
    forms: new Forms(),
    spellings: new Spellings(recognised.map(({ record }) => record)),
    settled: settleReadings(recognised),
    issues,
  };
  const objects: ConfigurationObject[] = [];
  const unused: ExportRecord[] = [];
  for (const { record, kind } of recognised) {
    if (kind === undefined) unused.push(record);
    else objects.push(toObject(new RecordReader(record, reading), kind, clues));
  }
  const merged = mergeExports(objects, takenAt, issues);
  for (const object of merged) issues.push(...remarks(object));
  return { organization: gather(merged), issues, unused };
}

function toObject(reader: RecordReader, kind: ObjectKind, clues: ItemClues): ConfigurationObject {
  const { record } = reader;
  switch (kind) {
    case 'ReceiveConnector':
      return toReceiveConnector(reader, clues);
    case 'SendConnector':
      return toSendConnector(reader);
    case 'InboundConnector':
      return toInboundConnector(reader);
    case 'OutboundConnector':
      return toOutboundConnector(reader);
    case 'ExchangeCertificate':
      return toExchangeCertificate(reader, clues);
    case 'ExchangeServer':
      return toExchangeServer(reader);
    case 'HybridConfiguration':
      return toHybridConfiguration(reader);
    case 'AcceptedDomain':
      return toAcceptedDomain(reader, clues.sideOf(record));
    case 'RemoteDomain':
      return toRemoteDomain(reader, clues.sideOf(record));
    case 'TransportService':
      return toTransportService(reader);
    case 'TransportConfig':
      return toTransportConfig(reader, clues.sideOf(record));
    case 'OnPremisesOrganization':
      return toOnPremisesOrganization(reader);
  }
}

/** What the reader of the result must know about how an object was read. */
function remarks(object: ConfigurationObject): readonly Issue<ModelIssueCode>[] {
  const { kind, origin } = object;
  const found: Issue<ModelIssueCode>[] = [];
  if (kind === 'ReceiveConnector' || kind === 'ExchangeCertificate') {
    const { server = '', serverFrom } = object;
    if (serverFrom === 'file-name') {
      const text = `The ${kind} does not name its server; the file name says ${server}.`;
      found.push({ code: 'SERVER_FROM_FILE_NAME', severity: 'info', text, origin });
    } else if (serverFrom === 'nothing') {
      const text = `Neither the ${kind} nor the file name tells the server; export it with Identity or name the file after the server.`;
      found.push({ code: 'SERVER_UNKNOWN', severity: 'warning', text, origin });
    }
  }
  if (kind === 'AcceptedDomain' || kind === 'RemoteDomain' || kind === 'TransportConfig') {
    if (object.sideFrom === 'file-name') {
      const text = `The ${kind} does not tell its side; the file name says ${object.side}.`;
      found.push({ code: 'SIDE_FROM_FILE_NAME', severity: 'info', text, origin });
    } else if (object.sideFrom === 'nothing') {
      const text = `Nothing tells whether the ${kind} is of Exchange Online or of Exchange Server.`;
      found.push({ code: 'SIDE_UNKNOWN', severity: 'warning', text, origin });
    }
  }
  if (kind === 'ReceiveConnector') {
    for (const range of known(object.remoteIpRanges) ?? []) {
      if (!isSingleUnspecifiedAddress(range)) continue;
      const text = `RemoteIPRanges of ${object.identity} holds the single address ${range.text}, which no peer has; "everything" is written 0.0.0.0-255.255.255.255.`;
      found.push({
        code: 'SINGLE_UNSPECIFIED_ADDRESS',
        severity: 'warning',
        text,
        origin: object.remoteIpRanges.origin,
      });
    }
  }
  for (const { setting, text, origin: at } of impossibleSettings(object)) {
    const name = 'identity' in object ? object.identity : '';
    const explained = `${setting} of ${name} cannot be stored like this, so the export is edited, or joined of several: ${text}`;
    found.push({
      code: 'IMPOSSIBLE_SETTING',
      severity: 'warning',
      text: explained,
      origin: { path: setting, ...at },
    });
  }
  return found;
}

function gather(objects: readonly ConfigurationObject[]): Organization {
  const byKind = new Map<ObjectKind, ConfigurationObject[]>();
  for (const object of objects) push(byKind, object.kind, object);
  const ofKind = <Kind extends ObjectKind>(kind: Kind) =>
    (byKind.get(kind) ?? []) as unknown as readonly Extract<ConfigurationObject, { kind: Kind }>[];
  const organization = {
    receiveConnectors: ofKind('ReceiveConnector'),
    sendConnectors: ofKind('SendConnector'),
    inboundConnectors: ofKind('InboundConnector'),
    outboundConnectors: ofKind('OutboundConnector'),
    certificates: ofKind('ExchangeCertificate'),
    exchangeServers: ofKind('ExchangeServer'),
    hybridConfigurations: ofKind('HybridConfiguration'),
    acceptedDomains: ofKind('AcceptedDomain'),
    remoteDomains: ofKind('RemoteDomain'),
    transportServices: ofKind('TransportService'),
    transportConfigs: ofKind('TransportConfig'),
    onPremisesOrganizations: ofKind('OnPremisesOrganization'),
  };
  return { servers: serversOf(organization), ...organization };
}

function serversOf(organization: Omit<Organization, 'servers'>): readonly string[] {
  const names = [
    ...organization.receiveConnectors.map(({ server }) => server),
    ...organization.sendConnectors.flatMap(
      ({ sourceTransportServers }) => known(sourceTransportServers) ?? [],
    ),
    ...organization.certificates.map(({ server }) => server ?? ''),
    ...organization.exchangeServers.map(({ name }) => serverName(name)),
    ...organization.hybridConfigurations.flatMap((hybrid) => [
      ...(known(hybrid.receivingTransportServers) ?? []),
      ...(known(hybrid.sendingTransportServers) ?? []),
      ...(known(hybrid.edgeTransportServers) ?? []),
    ]),
    ...organization.transportServices.map(({ name }) => name),
  ];
  return [...new Set(names.filter((name) => name !== ''))].sort();
}
