import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import type { Side } from '../objects.js';
import { propertyValue, valueText } from '../read/value-text.js';
import type { ObjectKind } from './object-kind.js';

const CLOUD_KINDS: ReadonlySet<ObjectKind> = new Set([
  'InboundConnector',
  'OutboundConnector',
  'OnPremisesOrganization',
]);
const KINDS_OF_BOTH: ReadonlySet<ObjectKind> = new Set(['AcceptedDomain', 'RemoteDomain', 'TransportConfig']);

/** The side a kind of object exists on; undefined for those that both sides have. */
export function sideOfKind(kind: ObjectKind): Side | undefined {
  if (CLOUD_KINDS.has(kind)) return 'cloud';
  return KINDS_OF_BOTH.has(kind) ? undefined : 'onprem';
}

/** The side a record comes from, by what its properties say of the directory it stands in. */
export function sideOfContent(record: ExportRecord): Side | undefined {
  // Resources of ExchangeDsc and of Microsoft365DSC.
  if (record.typeNames.some((name) => /^Exch[A-Z]/.test(name))) return 'onprem';
  if (record.format === 'm365dsc' || record.typeNames.some((name) => /(^|\.)EXO[A-Z]/.test(name)))
    return 'cloud';
  const places = [
    'OriginatingServer',
    'DistinguishedName',
    'OrganizationId',
    'PSComputerName',
    'ObjectCategory',
  ]
    .map((name) => valueText(propertyValue(record, name)))
    .filter((text) => text !== undefined && text !== '');
  if (places.some((text) => ONLINE.test(text ?? ''))) return 'cloud';
  return places.length > 0 ? 'onprem' : undefined;
}

/** Directory forests and PowerShell endpoints of Exchange Online, all clouds. */
const ONLINE =
  /(\.|,DC=)(outlook|office365|exchangelabs|protection)(\.|,DC=)(com|us|cn|de)\b|outlook\.office|ps\.compliance|\.onmicrosoft\.|partner\.outlook\.cn/i;

/** The side a file name speaks of, if of one only. */
export function sideOfFileName(label: string): Side | undefined {
  const text = label.toLowerCase();
  const cloud =
    /(^|[^a-z0-9])(exo|eop|cloud|o365|m365|office-?365|exchange-?online|tenant)([^a-z0-9]|$)/.test(text);
  const onprem = /(^|[^a-z0-9])(on-?prem(ises)?|ems|exchange-?server|local)([^a-z0-9]|$)/.test(text);
  if (cloud === onprem) return undefined;
  return cloud ? 'cloud' : 'onprem';
}
