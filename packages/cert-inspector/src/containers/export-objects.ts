import {
  bytesOf,
  detectExport,
  property,
  readExport,
  type ExportObject,
  type PropertyValue,
} from '@hybrid-mailflow/powershell-export';
import { certificateFromExport, type ExportedCertificate } from '../certificate-from-export.js';
import type { CertificateSink } from './container.js';

/**
 * Reads the certificates of a PowerShell export: objects of Get-ExchangeCertificate or of a certificate store, in any
 * form powershell-export reads. Without RawData what the properties tell is kept, marked partial.
 * @returns how many there were.
 */
export function readExportObjects(text: string, item: string, sink: CertificateSink): number {
  if (detectExport({ label: item, text }).length === 0) return 0;
  const certificates = readExport(text, { item }).records.filter(isCertificate);
  for (const record of certificates) {
    const exported = toExported(record);
    const hasPrivateKey = flag(record, 'HasPrivateKey');
    const certificate = certificateFromExport({ ...exported, origin: record.origin }, sink.issue);
    sink.certificate({ ...certificate, ...(hasPrivateKey === undefined ? {} : { hasPrivateKey }) });
  }
  return certificates.length;
}

function isCertificate(record: ExportObject): boolean {
  if (bytes(record, 'RawData')) return true;
  return text(record, 'Thumbprint') !== undefined && text(record, 'Subject') !== undefined;
}

function toExported(record: ExportObject): Omit<ExportedCertificate, 'origin'> {
  const keySize = value(record, 'PublicKeySize');
  return {
    subject: text(record, 'Subject'),
    issuer: text(record, 'Issuer'),
    thumbprint: text(record, 'Thumbprint'),
    serialNumber: text(record, 'SerialNumber'),
    certificateDomains: texts(record, 'CertificateDomains') ?? texts(record, 'DnsNameList'),
    notBefore: text(record, 'NotBefore'),
    notAfter: text(record, 'NotAfter'),
    isSelfSigned: flag(record, 'IsSelfSigned'),
    publicKeySize: keySize === undefined ? undefined : Number(keySize) || undefined,
    rawData: bytes(record, 'RawData'),
  };
}

/** The value of a property that was exported whole; a cut or unreadable one is unknown. */
function value(object: ExportObject, name: string): PropertyValue | undefined {
  const found = property(object, name);
  return found.state === 'value' ? found.value : undefined;
}

function text(object: ExportObject, name: string): string | undefined {
  const found = value(object, name);
  return typeof found === 'string' ? found : undefined;
}

function texts(object: ExportObject, name: string): readonly string[] | undefined {
  const found = value(object, name);
  if (typeof found === 'string') return [found];
  const list = Array.isArray(found) ? (found as readonly PropertyValue[]) : undefined;
  return list?.every((entry) => typeof entry === 'string') ? list : undefined;
}

function flag(object: ExportObject, name: string): boolean | undefined {
  const found = value(object, name);
  if (typeof found === 'boolean') return found;
  return typeof found === 'string' && /^(?:true|false)$/i.test(found)
    ? found.toLowerCase() === 'true'
    : undefined;
}

function bytes(object: ExportObject, name: string): Uint8Array | undefined {
  return bytesOf(value(object, name));
}
