import type { Origin } from '@hybrid-mailflow/evidence';
import type { LoggedEvent } from '../fact.js';
import { readMachineTime } from '../machine-time.js';
import { readEventText } from './event-text.js';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads one `<Event>` of a Windows log. Only what is looked for is picked out; entities are the five of XML and
 * numbers, declarations of others mean nothing here.
 */
export function readEventXml(xml: string, origin: Origin): LoggedEvent | undefined {
  const id = Number(element(xml, 'EventID') ?? '');
  if (!Number.isInteger(id) || id <= 0) return undefined;
  const source = attribute(xml, 'Provider', 'Name');
  const time = attribute(xml, 'TimeCreated', 'SystemTime');
  const log = element(xml, 'Channel');
  const server = element(xml, 'Computer');
  const level = element(xml, 'Level');
  const message = element(xml, 'Message');
  const data = [...xml.matchAll(/<Data(?: Name=["']([^"'<>]{0,100})["'])?\s*>([^<]{0,4000})<\/Data>/g)];
  const values = data.map(([, name, value = '']) => ({ name, value: decode(value) }));
  const text = message ?? values.map(({ value }) => value).join('\n');
  const alert = values.find(({ name }) => name === 'AlertDesc')?.value;
  const operation = /<UserData>\s*<(\w{1,80})/.exec(xml)?.[1];
  return {
    kind: 'event',
    id,
    idFromText: false,
    ...(source !== undefined && { source }),
    ...(time !== undefined && { time: readMachineTime(time) }),
    ...(log !== undefined && { log }),
    ...(server !== undefined && { server }),
    ...(level !== undefined && { level }),
    ...readEventText(id, text),
    ...positional(
      id,
      values.map(({ value }) => value),
    ),
    ...(alert !== undefined && /^\d{1,3}$/.test(alert) && { tlsAlert: Number(alert) }),
    ...(operation !== undefined && { operation, ...readCertificateEvent(xml) }),
    origin,
  };
}

/** Without a rendered message, event 12014 carries its three insertions alone: name, connector, FQDN. */
function positional(
  id: number,
  [name = '', connector = '', fqdn = '']: readonly string[],
): Partial<LoggedEvent> {
  if (id !== 12014 || connector === '') return {};
  return {
    connector,
    ...(name.startsWith('<I>') ? { tlsCertificateName: name } : fqdn !== '' && { fqdn }),
  };
}

/** What the CAPI2 events 11, 30, 41 and 53 tell. */
function readCertificateEvent(xml: string): Partial<LoggedEvent> {
  const subject =
    attribute(xml, 'Certificate', 'subjectName') ?? attribute(xml, 'SubjectCertificate', 'subjectName');
  const result = /<Result\s[^<>]{0,200}?value=["'](?:0x)?([0-9A-Fa-f]{1,8})["']/.exec(xml)?.[1];
  const text = element(xml, 'Result');
  const url = element(xml, 'URL') ?? element(xml, 'Url');
  const process = attribute(xml, 'EventAuxInfo', 'ProcessName');
  const thumbprint = /fileRef=["']([0-9A-Fa-f]{40})\.cer["']/.exec(xml)?.[1];
  const failed = result !== undefined && !/^0+$/.test(result);
  return {
    ...(subject !== undefined && { subject }),
    ...(failed && { resultCode: `0x${result.toUpperCase().padStart(8, '0')}` }),
    ...(failed && text !== undefined && text.trim() !== '' && { text: text.trim() }),
    ...(url !== undefined && { url }),
    ...(process !== undefined && { process }),
    ...(thumbprint !== undefined && { thumbprint: thumbprint.toUpperCase() }),
  };
}

function element(xml: string, name: string): string | undefined {
  const open = new RegExp(`<${name}(?:\\s[^<>]{0,500})?>`).exec(xml);
  if (!open) return undefined;
  const start = open.index + open[0].length;
  const end = xml.indexOf(`</${name}>`, start);
  return end === -1 || open[0].endsWith('/>') ? undefined : decode(xml.slice(start, end)).trim();
}

function attribute(xml: string, name: string, wanted: string): string | undefined {
  const tag = new RegExp(`<${name}\\s([^<>]{0,4000})>`).exec(xml)?.[1];
  const value = tag && new RegExp(`(?:^|\\s)${wanted}=(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return value ? decode(value[1] ?? value[2] ?? '') : undefined;
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(x[0-9a-fA-F]{1,6}|\d{1,7})|(lt|gt|amp|quot|apos));/g,
    (whole, number?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = Number(number?.startsWith('x') === true ? `0${number}` : number);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
