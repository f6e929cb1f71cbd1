import { type DescribedObject, parseExchangeVersion } from '@hybrid-mailflow/connector-model';
import { type Block, type Page, setBlocks } from '../text/block.js';
import { displayWidth, padTo } from '../text/display-width.js';
import type { Line } from '../text/line.js';
import { mapStrings } from '../text/map-strings.js';
import { hang, prose } from '../text/prose.js';
import { visible } from '../text/visible.js';
import { factsOf } from './facts-of.js';
import { groupServers, type ServerGroup } from './group-servers.js';
import { pageOf, paintOf, unreadBlock, type ConnectorTextOptions } from './page-of.js';

/** Where a name is longer than this, all of them have a line of their own. */
const WIDEST_NAME = 30;
const INDENT = 2;
const SHOWN_SERVERS = 8;

/** Servers by name, and every object of both sides. */
export interface DescribedConfiguration {
  readonly servers: readonly string[];
  readonly objects: readonly DescribedObject[];
}

/** Both sides as configured: each server with its connectors and certificates, then what all of them share, then the cloud. */
export function formatOverviewText(
  configuration: DescribedConfiguration,
  options: ConnectorTextOptions = {},
): string {
  const page = pageOf(options);
  const { servers: named, objects: described } = mapStrings(configuration, visible);
  const ofKind = (kind: DescribedObject['kind']) => described.filter((object) => object.kind === kind);
  const byServer = new Map<string, DescribedObject[]>();
  for (const object of described) {
    if (object.kind !== 'ReceiveConnector' && object.kind !== 'ExchangeCertificate') continue;
    const server = object.server ?? '';
    const objects = byServer.get(server) ?? [];
    byServer.set(server, objects);
    objects.push(object);
  }
  const versions = new Map(ofKind('ExchangeServer').map((server) => [server.server, versionOf(server)]));
  const servers = [...new Set([...named, ...byServer.keys()])];
  const groups = groupServers(
    new Map(servers.map((server) => [server, (byServer.get(server) ?? []).sort(facingFirst)])),
  );
  const blocks: readonly Block[] = [
    ...groups.map((group) => serverBlock(group, versions, page)),
    listBlock('SEND', ofKind('SendConnector'), page),
    listBlock('HYBRID', ofKind('HybridConfiguration'), page),
    listBlock('CONFIG', ofKind('TransportConfig'), page),
    listBlock('EOP OUT', ofKind('OutboundConnector'), page),
    listBlock('EOP IN', ofKind('InboundConnector'), page),
    listBlock('DOMAINS', ofKind('AcceptedDomain'), page),
    listBlock('REMOTE', ofKind('RemoteDomain'), page),
    unreadBlock(options, page),
  ];
  return setBlocks(blocks, paintOf(options));
}

function serverBlock(
  { servers, objects, unlike }: ServerGroup,
  versions: ReadonlyMap<string | undefined, string>,
  page: Page,
): Block {
  const builds = [...new Set(servers.map((server) => versions.get(server) ?? ''))].filter(
    (build) => build !== '',
  );
  const title = [
    titleOf(servers),
    builds.length > 2 ? `${builds.length} builds of Exchange` : builds.join(', '),
  ];
  const notes = [
    ...(servers.length > 1 && objects.length > 0
      ? [`alike but for names and certificates of their own; shown as on ${servers[0] ?? ''}`]
      : []),
    ...(unlike ? [`like ${unlike.server} but for this:`] : []),
  ];
  const lacks = unlike && unlike.lacks.length > 0 ? [`lacks ${unlike.lacks.join(', ')}`] : [];
  const nothing = objects.length + lacks.length === 0 ? ['named, but nothing of it was exported'] : [];
  return {
    label: 'SERVER',
    lines: [
      ...hang({ text: '' }, prose(title.filter((part) => part !== '').join('  '), page.width, 'strong')),
      ...notes.flatMap((note) => prose(note, page.width, 'faint')),
      ...rows(objects, page),
      ...[...lacks, ...nothing].flatMap((note) => prose(note, page.width, 'doubtful')),
    ],
    apart: true,
  };
}

/** Of hundreds the first few: JSON has them all. */
function titleOf(servers: readonly string[]): string {
  if (servers.length === 1 && servers[0] === '') return 'server not told';
  const rest = servers.length - SHOWN_SERVERS;
  return servers.slice(0, SHOWN_SERVERS).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function listBlock(label: string, objects: readonly DescribedObject[], page: Page): Block {
  return { label, lines: rows(objects, page), apart: true };
}

function rows(objects: readonly DescribedObject[], page: Page): readonly Line[] {
  const names = objects.map(nameOf);
  const widest = Math.max(0, ...names.map(displayWidth));
  const beside = widest <= WIDEST_NAME;
  const column = beside ? widest + INDENT : INDENT;
  return objects.flatMap((object, at) => {
    const name = names[at] ?? '';
    const facts = factsOf(object);
    const lines = facts.flatMap(({ text, tone }) => prose(text, page.width - column, tone));
    const space = padTo('', column);
    return beside
      ? hang({ text: padTo(name, column) }, lines)
      : [[{ text: name }], ...hang({ text: space }, lines)];
  });
}

/** Connectors before certificates, those on port 25 before the others. */
function facingFirst(left: DescribedObject, right: DescribedObject): number {
  return rankOf(left) - rankOf(right);
}

function rankOf({ kind, settings }: DescribedObject): number {
  if (kind !== 'ReceiveConnector') return 2;
  const bindings = settings['Bindings']?.value;
  return Array.isArray(bindings) && bindings.some((binding: string) => binding.endsWith(':25')) ? 0 : 1;
}

/** `Default Frontend EX01` under its server; of a thumbprint the first characters. */
function nameOf({ kind, object }: DescribedObject): string {
  if (kind === 'ReceiveConnector') return object.slice(object.indexOf('\\') + 1);
  return kind === 'ExchangeCertificate' && /^[0-9A-F]{40}$/.test(object) ? object.slice(0, 8) : object;
}

function versionOf({ settings }: DescribedObject): string {
  const text = settings['AdminDisplayVersion']?.value;
  const version = typeof text === 'string' ? parseExchangeVersion(text) : undefined;
  return version ? `Exchange ${version.product} (${version.major}.${version.minor}.${version.build})` : '';
}
