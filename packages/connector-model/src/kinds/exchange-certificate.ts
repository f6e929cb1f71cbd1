import { bytesOf } from '@hybrid-mailflow/powershell-export';
import { type Setting } from '../setting.js';
import { CERTIFICATE_SERVICES, CERTIFICATE_STATUSES, ROOT_CA_TYPES } from '../normal-forms/enumerations.js';
import { normalDomain } from '../normal-forms/domain-pattern.js';
import type { ExchangeCertificate } from '../objects.js';
import { propertyValue } from '../read/value-text.js';
import type { RecordReader } from '../read/record-reader.js';
import { splitIdentity } from './directory-object.js';
import { serverOfCommand, tellServer, type ServerClues } from './tell-server.js';

export function toExchangeCertificate(reader: RecordReader, clues: ServerClues): ExchangeCertificate {
  const { record } = reader;
  const printed = readPrintedCertificate(record.text);
  const rawData = bytesOf(propertyValue(record, 'RawData'));
  const identity = splitIdentity(reader.plain('Identity') ?? '');
  const thumbprint = orPrinted(reader.text('Thumbprint'), printed.get('Thumbprint'));
  const told = tellServer(clues, record.origin.item, {
    certain: [
      identity.server,
      reader.plain('Server', 'ServerName', 'ComputerName'),
      serverOfCommand(record.command),
    ],
    // Where the session ran, which is another machine when -Server named the server.
    likely: reader.plain('PSComputerName') ?? record.host,
  });
  return {
    kind: 'ExchangeCertificate',
    ...(told.server === '' ? {} : { server: told.server }),
    serverFrom: told.serverFrom,
    thumbprint: mapped(thumbprint, (text) => text.replace(/[\s:]/g, '').toUpperCase()),
    subject: orPrinted(reader.text('Subject'), printed.get('Subject')),
    issuer: orPrinted(reader.text('Issuer'), printed.get('Issuer')),
    certificateDomains: reader.list('CertificateDomains', normalDomain),
    notBefore: reader.text('NotBefore'),
    notAfter: reader.text('NotAfter'),
    services: servicesOf(reader),
    status: reader.choice('Status', CERTIFICATE_STATUSES, 'nullable'),
    rootCaType: reader.choice('RootCAType', ROOT_CA_TYPES, 'nullable'),
    isSelfSigned: reader.flag('IsSelfSigned'),
    hasPrivateKey: reader.flag('HasPrivateKey'),
    serialNumber: orPrinted(reader.text('SerialNumber'), printed.get('Serial Number')),
    publicKeySize: reader.number('PublicKeySize'),
    ...(rawData === undefined ? {} : { rawData }),
    origin: record.origin,
    records: [record],
  };
}

/** Services as flags, or as the mask of the default table, `IP.WS..`. (§G.2) */
function servicesOf(reader: RecordReader): Setting<readonly string[]> {
  const mask = reader.plain('Services');
  const flags = mask === undefined ? undefined : flagsOfMask(mask);
  const services = reader.flags('Services', CERTIFICATE_SERVICES);
  return flags && services.state === 'set' ? { ...services, value: flags } : services;
}

const MASK_LETTERS: ReadonlyMap<string, string> = new Map([
  ['I', 'IMAP'],
  ['P', 'POP'],
  ['U', 'UM'],
  ['W', 'IIS'],
  ['S', 'SMTP'],
  ['F', 'Federation'],
]);

function flagsOfMask(text: string): readonly string[] | undefined {
  if (!/^[IPUWSF.]{6,8}$/.test(text)) return undefined;
  return [...text].map((letter) => MASK_LETTERS.get(letter)).filter((name) => name !== undefined);
}

/**
 * The parts of `[Subject]`, `[Issuer]`, … in what X509Certificate2.ToString gives: all that CLIXML carries besides the DER.
 * Its dates are local to the exporting machine and are not used. (§G.3.5)
 */
function readPrintedCertificate(text: string | undefined): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  if (!text?.startsWith('[Subject]')) return parts;
  for (const section of text.split(/\r?\n\s*\r?\n/)) {
    const [, name, value] = /^\[([A-Za-z ]+)\]\s*([^]*)$/.exec(section.trim()) ?? [];
    if (name !== undefined && value !== undefined) parts.set(name, value.split(/\r?\n/)[0]?.trim() ?? '');
  }
  return parts;
}

function orPrinted(setting: Setting<string | null>, printed: string | undefined): Setting<string | null> {
  if (setting.state === 'set' || setting.reason !== 'absent' || printed === undefined) return setting;
  return { state: 'set', value: printed === '' ? null : printed, origin: setting.origin };
}

function mapped(setting: Setting<string | null>, map: (text: string) => string): Setting<string | null> {
  if (setting.state !== 'set' || setting.value === null) return setting;
  const value = map(setting.value);
  return value === setting.value ? setting : { ...setting, value };
}
