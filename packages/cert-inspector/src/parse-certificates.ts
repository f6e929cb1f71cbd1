import { decodeText, resolveLimits, type Parsed } from '@hybrid-mailflow/evidence';
import type { Certificate } from './certificate.js';
import { readBase64Blobs } from './containers/base64-blobs.js';
import { readBinary } from './containers/binary.js';
import type { CertificateSink, ReadLimits } from './containers/container.js';
import { readExportObjects } from './containers/export-objects.js';
import { readPem } from './containers/pem.js';
import { readProtocolLog } from './containers/protocol-log.js';
import type { CertificateIssue, CertificateIssueCode } from './issue-codes.js';

export interface ParseCertificatesOptions {
  /** Label of the evidence item, for origins. */
  readonly item: string;
  /** Opens PFX files. It is never part of an issue or a record. */
  readonly password?: string;
  /** `pkcs12Iterations`: 1,000,000 rounds of key derivation by default, some seconds. */
  readonly limits?: Partial<ReadLimits>;
}

const DEFAULT_LIMITS: ReadLimits = { pkcs12Iterations: 1_000_000 };

/**
 * Reads every certificate in a file or pasted text: PEM with text around it, DER, P7B, PFX, PowerShell exports, base64
 * without armor, or rows of SMTP protocol logs. What cannot be read is an issue; nothing is thrown at the input.
 * @throws TypeError for limits that are none.
 */
export function parseCertificates(
  input: Uint8Array | string,
  { item, password, limits }: ParseCertificatesOptions,
): Parsed<Certificate, CertificateIssueCode> {
  const records: Certificate[] = [];
  const issues: CertificateIssue[] = [];
  const sink: CertificateSink = {
    certificate: (certificate) =>
      records.push({ ...certificate, origin: { ...certificate.origin, record: records.length } }),
    issue: (issue) => issues.push(issue),
    limits: resolveLimits(DEFAULT_LIMITS, limits),
    ...(password === undefined ? {} : { password }),
  };
  if (typeof input !== 'string' && isBinary(input)) readBinary({ bytes: input, origin: { item } }, sink);
  else readText(typeof input === 'string' ? input : decodeText(input).text, item, sink);
  if (records.length === 0 && issues.length === 0) {
    const text = 'No certificate was found in this text.';
    issues.push({ code: 'ITEM_NOT_CERTIFICATES', severity: 'warning', text, origin: { item } });
  }
  return { records, issues };
}

/** The tag of a SEQUENCE and a length no text begins with: long, indefinite, or that of the whole. */
function isBinary(bytes: Uint8Array): boolean {
  const [tag, length = 0] = bytes;
  return tag === 0x30 && (length >= 0x80 || length === bytes.length - 2);
}

/** Armor tells the most, then the form of an export; bare base64 and log rows are looked for last. */
function readText(text: string, item: string, sink: CertificateSink): void {
  if (text.includes('-----BEGIN ')) {
    for (const blob of readPem(text, item, sink.issue)) readBinary(blob, sink);
  } else if (readExportObjects(text, item, sink) === 0) {
    const blobs = readBase64Blobs(text, item);
    for (const blob of blobs) readBinary(blob, sink);
    if (blobs.length === 0) readProtocolLog(text, item, sink);
  }
}
