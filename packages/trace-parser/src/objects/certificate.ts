import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import type { StoreCertificate } from '../fact.js';
import { readMachineTime } from '../machine-time.js';
import { has, isCut, isType, listOf, textOf } from './values.js';

const PATH = /Certificate::(LocalMachine|CurrentUser)\\([\w -]+)/i;
const COMMAND_PATH = /Cert:\\?(LocalMachine|CurrentUser)\\([\w-]+)/i;
const STORES = ['My', 'CA', 'Root', 'AuthRoot', 'TrustedPeople', 'WebHosting', 'Disallowed'] as const;

/** A certificate of the Cert: drive. Those of Get-ExchangeCertificate have services, and are none of these. */
export function storeCertificateFrom(record: ExportRecord): StoreCertificate | undefined {
  if (has(record, 'Services') || has(record, 'CertificateDomains') || has(record, 'RootCAType'))
    return undefined;
  const thumbprint = textOf(record, 'Thumbprint')?.replace(/\s/g, '').toUpperCase();
  if (thumbprint === undefined || !/^[0-9A-F]{40}$/.test(thumbprint)) return undefined;
  if (!has(record, 'Subject') && !isType(record, /X509Certificate2$/)) return undefined;
  const path =
    PATH.exec(textOf(record, 'PSParentPath', 'PSPath') ?? '') ?? COMMAND_PATH.exec(record.command ?? '');
  const subject = textOf(record, 'Subject');
  const issuer = textOf(record, 'Issuer');
  const serialNumber = textOf(record, 'SerialNumber');
  const notBefore = textOf(record, 'NotBefore');
  const notAfter = textOf(record, 'NotAfter');
  const hasKey = textOf(record, 'HasPrivateKey');
  const server = textOf(record, 'PSComputerName');
  return {
    kind: 'store-certificate',
    ...storeOf(path?.[1], path?.[2]),
    ...(server !== undefined && { server }),
    ...(subject !== undefined && { subject }),
    ...(issuer !== undefined && { issuer }),
    cut: isCut(record, 'Subject', 'Issuer'),
    ...(serialNumber !== undefined && { serialNumber: serialNumber.toUpperCase() }),
    thumbprint,
    ...(notBefore !== undefined && { notBefore: readMachineTime(notBefore) }),
    ...(notAfter !== undefined && { notAfter: readMachineTime(notAfter) }),
    names: listOf(record, 'DnsNameList'),
    privateKey: hasKey === undefined ? 'unknown' : /^true$/i.test(hasKey) ? 'present' : 'absent',
    archived: /^true$/i.test(textOf(record, 'Archived') ?? ''),
    origin: record.origin,
  };
}

export function storeOf(
  location: string | undefined,
  store: string | undefined,
): Pick<StoreCertificate, 'location' | 'store'> {
  const name = store?.trim();
  const known = STORES.find((one) => one.toLowerCase() === name?.toLowerCase());
  return {
    ...(location !== undefined && {
      location: /machine/i.test(location) ? ('LocalMachine' as const) : ('CurrentUser' as const),
    }),
    ...(name !== undefined && { store: known ?? name }),
  };
}
