import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import type { DnsAnswer, DnsValue } from '../fact.js';
import { has, isType, listOf, numberOf, textOf } from './values.js';

/** Numbers of record types, as exports of enums carry them. */
const TYPES: Readonly<Record<string, string>> = {
  1: 'A',
  2: 'NS',
  5: 'CNAME',
  6: 'SOA',
  12: 'PTR',
  15: 'MX',
  16: 'TXT',
  28: 'AAAA',
  33: 'SRV',
  52: 'TLSA',
};

/** A record Resolve-DnsName returned; those of the authority and additional sections answer nothing. */
export function dnsAnswerFrom(record: ExportRecord): DnsAnswer | undefined {
  const printed = has(record, 'Name', 'Section') && (has(record, 'Type') || has(record, 'QueryType'));
  if (!printed && !isType(record, /\bDnsRecord(?:_\w+)?$/)) return undefined;
  const name = textOf(record, 'Name');
  const type = textOf(record, 'QueryType', 'Type');
  if (name === undefined || type === undefined) return undefined;
  const section = textOf(record, 'Section');
  if (section !== undefined && !/^(?:Answer|1)$/i.test(section)) return undefined;
  const value = valueOf(record);
  const known = TYPES[type] ?? type.toUpperCase();
  return {
    kind: 'dns-answer',
    tool: 'Resolve-DnsName',
    name: name.replace(/\.$/, ''),
    type: known,
    values: value ? [value] : [],
    status: value ? 'answered' : 'no-data',
    origin: record.origin,
  };
}

function valueOf(record: ExportRecord): DnsValue | undefined {
  const text =
    textOf(
      record,
      'IPAddress',
      'IP4Address',
      'IP6Address',
      'NameExchange',
      'NameTarget',
      'NameHost',
      'Server',
    ) ??
    (has(record, 'Strings')
      ? listOf(record, 'Strings').join('')
      : textOf(record, 'CertificateAssociationData'));
  if (text === undefined || text === '') return undefined;
  const preference = numberOf(record, 'Preference', 'Priority');
  const port = numberOf(record, 'Port');
  const timeToLive = numberOf(record, 'TTL');
  return {
    text: text.replace(/\.$/, ''),
    ...(preference !== undefined && { preference }),
    ...(port !== undefined && { port }),
    ...(timeToLive !== undefined && { timeToLive }),
  };
}
