import { LineIndex, type Origin } from '@hybrid-mailflow/evidence';
import type { IssueSink } from '../issue-codes.js';
import type { Blob } from './container.js';
import { decodeBase64 } from './base64.js';

/** Labels whose content may be certificates. Windows writes `CERTIFICATE` around anything, so the content decides. */
const CERTIFICATE_LABELS = new Set([
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'PKCS7',
  'CMS',
  'PKCS12',
]);

const BEGIN = '-----BEGIN ';
const END = '-----END ';
const DASHES = '-----';
const LABEL_LENGTH = 40;

/** The blocks of a text with PEM armor (RFC 7468): several, indented, quoted, on one line, or with `\n` spelled out. */
export function readPem(text: string, item: string, report: IssueSink): Blob[] {
  const lines = new LineIndex(text);
  const blobs: Blob[] = [];
  let at = text.indexOf(BEGIN);
  while (at >= 0) {
    const labelEnd = text.indexOf(DASHES, at + BEGIN.length);
    const label = text.slice(at + BEGIN.length, labelEnd);
    const next = text.indexOf(BEGIN, at + BEGIN.length);
    if (labelEnd < 0 || label.length > LABEL_LENGTH || label.includes('\n')) {
      at = next;
      continue;
    }
    const bodyStart = labelEnd + DASHES.length;
    const end = text.indexOf(END, bodyStart);
    const terminated = end >= 0 && (next < 0 || end < next);
    const bodyEnd = terminated ? end : next < 0 ? text.length : next;
    const origin = originOf(lines, item, at, bodyEnd);
    if (!terminated) {
      const text = `The block ${label} has no END line; what stands there was read.`;
      report({ code: 'PEM_BLOCK_UNTERMINATED', severity: 'warning', text, origin });
    }
    const bytes = CERTIFICATE_LABELS.has(label)
      ? readBlock(label, text.slice(bodyStart, bodyEnd), origin, report)
      : skip(label, origin, report);
    if (bytes) blobs.push({ bytes, origin });
    at = next;
  }
  return blobs;
}

function readBlock(label: string, body: string, origin: Origin, report: IssueSink): Uint8Array | undefined {
  const bytes = decodeBase64(withoutDecoration(body));
  if (!bytes) {
    const text = `The block ${label} is not base64.`;
    report({ code: 'PEM_BLOCK_UNREADABLE', severity: 'error', text, origin });
  }
  return bytes;
}

/** The base64 of a block: without spelled-out line ends, header lines, blanks, and the `>` and quotes of mails and code. */
function withoutDecoration(body: string): string {
  return body
    .replace(/\\[rn]/g, '\n')
    .split(/\r\n?|\n/)
    .filter((line) => !/^[\w-]+: /.test(line))
    .join('')
    .replace(/[\s>"',;]+/g, '');
}

function skip(label: string, origin: Origin, report: IssueSink): undefined {
  const what = label.endsWith('PRIVATE KEY') ? 'a private key' : label;
  const text = `A block holding ${what} was not read: only certificates are of use here.`;
  report({ code: 'PEM_BLOCK_SKIPPED', severity: 'info', text, origin });
  return undefined;
}

function originOf(lines: LineIndex, item: string, start: number, end: number): Origin {
  const from = lines.position(start);
  const to = lines.position(end);
  return { item, line: from.line, column: from.column, endLine: to.line };
}
