import { decodeText, type Parsed } from '@hybrid-mailflow/evidence';
import type { Certificate } from './certificate.js';
import { readBase64Blobs } from './containers/base64-blobs.js';
import { readBinary } from './containers/binary.js';
import type { CertificateSink } from './containers/container.js';
import { readPem } from './containers/pem.js';
import type { CertificateIssue, CertificateIssueCode } from './issue-codes.js';

export interface ParseCertificatesOptions {
  /** Label of the evidence item, for origins. */
  readonly item: string;
}

/**
 * Reads every certificate in a file or pasted text: PEM with text around it, DER, or base64 without armor.
 * What cannot be read is an issue; nothing is thrown at the input.
 */
export function parseCertificates(
  input: Uint8Array | string,
  { item }: ParseCertificatesOptions,
): Parsed<Certificate, CertificateIssueCode> {
  const records: Certificate[] = [];
  const issues: CertificateIssue[] = [];
  const sink: CertificateSink = {
    certificate: (certificate) =>
      records.push({ ...certificate, origin: { ...certificate.origin, record: records.length } }),
    issue: (issue) => issues.push(issue),
  };
  if (typeof input !== 'string' && isBinary(input)) readBinary({ bytes: input, origin: { item } }, sink);
  else readText(typeof input === 'string' ? input : decodeText(input).text, item, sink);
  if (records.length === 0 && issues.length === 0) {
    const text = 'No certificate was found in this text.';
    issues.push({ code: 'ITEM_NOT_CERTIFICATES', severity: 'warning', text, origin: { item } });
  }
  return { records, issues };
}

/** The tag of a SEQUENCE and a long length, as no text begins. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80;
}

function readText(text: string, item: string, sink: CertificateSink): void {
  const blobs = text.includes('-----BEGIN ') ? readPem(text, item, sink.issue) : readBase64Blobs(text, item);
  for (const blob of blobs) readBinary(blob, sink);
}
