import { property, type ExportRecord } from '@hybrid-mailflow/powershell-export';
import { serverName } from '../normal-forms/server-name.js';
import type { Side, ToldBy } from '../objects.js';
import { isList, propertyValue, valueText } from '../read/value-text.js';
import { splitIdentity } from './directory-object.js';
import type { ObjectKind } from './object-kind.js';
import type { RecognisedRecord } from './recognise.js';
import { serverOfFileName, type ServerClues } from './tell-server.js';
import { sideOfContent, sideOfFileName, sideOfKind } from './tell-side.js';

/** What the records of one evidence item together say about servers and sides. */
export interface ItemClues extends ServerClues {
  sideOf(record: ExportRecord): { readonly side: Side | 'unknown'; readonly sideFrom: ToldBy };
}

/** Reads the clues of all items in one pass, so that asking for one is cheap. */
export function collectClues(recognised: readonly RecognisedRecord[]): ItemClues {
  const serversOfItem = new Map<string, Set<string>>();
  const sidesOfItem = new Map<string, Set<Side>>();
  const servers = new Set<string>();
  for (const { record, kind } of recognised) {
    if (kind === undefined) continue;
    const { item } = record.origin;
    for (const server of serversNamedBy(record, kind)) servers.add(server);
    const setupServer = kind === 'ExchangeCertificate' ? serverOfSetupCertificate(record) : undefined;
    if (setupServer !== undefined) addTo(serversOfItem, item, setupServer);
    const side = sideOfKind(kind) ?? sideOfContent(record);
    if (side !== undefined) addTo(sidesOfItem, item, side);
  }
  const knownServers = [...servers];
  const ofFileName = new Map<string, string | undefined>();
  return {
    ofItem: (item) => onlyOne(serversOfItem.get(item)),
    ofFileName: (item) => {
      if (!ofFileName.has(item)) ofFileName.set(item, serverOfFileName(item, knownServers));
      return ofFileName.get(item);
    },
    sideOf: (record) => {
      const content = sideOfContent(record) ?? onlyOne(sidesOfItem.get(record.origin.item));
      if (content !== undefined) return { side: content, sideFrom: 'content' };
      const named = sideOfFileName(record.origin.item);
      if (named !== undefined) return { side: named, sideFrom: 'file-name' };
      return { side: 'unknown', sideFrom: 'nothing' };
    },
  };
}

/** Servers a record names outright. */
function serversNamedBy(record: ExportRecord, kind: ObjectKind): readonly string[] {
  const text = (name: string) => valueText(propertyValue(record, name)) ?? '';
  const names: string[] = [];
  if (kind === 'ReceiveConnector')
    names.push(splitIdentity(text('Identity')).server ?? '', serverName(text('Server')));
  if (kind === 'ExchangeServer' || kind === 'TransportService') names.push(serverName(text('Name')));
  if (kind === 'ExchangeCertificate') {
    names.push(splitIdentity(text('Identity')).server ?? '', serverOfSetupCertificate(record) ?? '');
  }
  return names.filter((name) => name !== '');
}

/**
 * The certificate that setup makes is issued by and to `CN=<NetBIOS name>` and lists that name and the server's FQDN
 * (§B.1.8): the certificates exported with it are that server's.
 */
function serverOfSetupCertificate(record: ExportRecord): string | undefined {
  const subject = valueText(propertyValue(record, 'Subject'));
  const issuer = valueText(propertyValue(record, 'Issuer'));
  const name = /^CN=([A-Za-z0-9-]{1,15})$/i.exec(subject ?? '')?.[1];
  if (name === undefined || subject !== issuer) return undefined;
  const domains = property(record, 'CertificateDomains');
  if (domains.state !== 'value' && domains.state !== 'truncated') return undefined;
  const listed =
    domains.value !== null && isList(domains.value)
      ? domains.value.map(valueText)
      : [valueText(domains.value)];
  const server = name.toUpperCase();
  return listed.some((domain) => domain?.toUpperCase().includes(`${server}.`)) ? server : undefined;
}

function addTo<Value>(sets: Map<string, Set<Value>>, key: string, value: Value): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function onlyOne<Value>(set: ReadonlySet<Value> | undefined): Value | undefined {
  return set?.size === 1 ? [...set][0] : undefined;
}
