import type { Certificate } from '../certificate.js';
import { commonNameOfText } from '../x500-text.js';
import { splitLogRow } from './log-row.js';
import type { CertificateSink } from './container.js';

/** Serial, thumbprint, two instants and the names, read from the right: the names before them may hold anything. */
const TAIL =
  /\s([0-9A-Fa-f]{2,64})\s+([0-9A-Fa-f]{40,64})\s+(\d{4}-\d\d-\d\dT[\d:.]+Z?)\s+(\d{4}-\d\d-\d\dT[\d:.]+Z?)(?:\s+(\S.*))?$/;

type Draft = Omit<Certificate, 'origin' | 'partial'>;

/**
 * Reads the certificates that rows of SMTP protocol logs name (`Sending certificate …`, `Remote certificate …`), in the
 * one-row form of Exchange 2016 and later and in the rows of Exchange 2013 (§B.6). The log holds no DER: they are partial.
 * @returns how many there were.
 */
export function readProtocolLog(text: string, item: string, sink: CertificateSink): number {
  let count = 0;
  const give = (draft: Draft, line: number): void => {
    count++;
    sink.certificate({ ...draft, partial: true, origin: { item, line } });
  };
  let rows: { readonly fields: Map<string, string>; readonly line: number } | undefined;
  const finish = (): void => {
    if (rows && rows.fields.size > 0) give(fromRows(rows.fields), rows.line);
    rows = undefined;
  };
  for (const [at, content] of text.split(/\r\n?|\n/).entries()) {
    if (!content.includes('ertificate')) continue;
    const { data, context } = splitLogRow(content);
    const line = at + 1;
    if (/^(?:sending|remote) certificate$/i.test(context)) {
      finish();
      rows = { fields: new Map(), line };
    } else if (/^(?:sending|remote) certificate\b/i.test(context)) {
      finish();
      const draft = fromRow(data, () => {
        const issue =
          'Subject and issuer of the logged certificate cannot be told apart; both were left out.';
        sink.issue({
          code: 'LOGGED_NAMES_UNDIVIDED',
          severity: 'warning',
          text: issue,
          origin: { item, line },
        });
      });
      if (draft) give(draft, line);
    } else if (rows && /^certificate /i.test(context)) {
      rows.fields.set(context.toLowerCase().replace('certificate ', ''), data.trim());
    }
  }
  finish();
  return count;
}

function fromRow(data: string, undivided: () => void): Draft | undefined {
  const tail = TAIL.exec(data.trimEnd());
  if (!tail) return undefined;
  const [, serialNumber = '', thumbprint = '', notBefore = '', notAfter = '', names = ''] = tail;
  const divided = divideNames(data.slice(0, tail.index).trim());
  if (!divided) undivided();
  const [from, until] = [instant(notBefore), instant(notAfter)];
  return {
    ...namesOf(divided?.subject ?? '', divided?.issuer ?? ''),
    dnsNames: splitNames(names),
    serialNumber: serialNumber.toUpperCase().replace(/^0+(?=.)/, ''),
    ...(thumbprint.length === 40 ? { thumbprint: thumbprint.toUpperCase() } : {}),
    ...(from === undefined ? {} : { notBefore: from }),
    ...(until === undefined ? {} : { notAfter: until }),
  };
}

function fromRows(fields: ReadonlyMap<string, string>): Draft {
  const names = fields.get('alternate names');
  const serialNumber = fields.get('serial number');
  const thumbprint = fields.get('thumbprint');
  return {
    ...namesOf(fields.get('subject') ?? '', fields.get('issuer name') ?? ''),
    dnsNames: splitNames(names ?? ''),
    ...(names === undefined ? { dnsNamesIncomplete: true as const } : {}),
    ...(serialNumber ? { serialNumber: serialNumber.toUpperCase().replace(/^0+(?=.)/, '') } : {}),
    ...(thumbprint ? { thumbprint: thumbprint.toUpperCase() } : {}),
  };
}

function namesOf(
  subject: string,
  issuer: string,
): Pick<Certificate, 'subject' | 'issuer' | 'commonName' | 'selfSigned'> {
  const commonName = commonNameOfText(subject);
  return {
    subject,
    issuer,
    ...(commonName === undefined ? {} : { commonName }),
    ...(subject === '' || issuer === '' ? {} : { selfSigned: subject === issuer }),
  };
}

/**
 * Parts subject from issuer where Windows' own form leaves one place for it: values that hold `=`, `,` or `+` are quoted
 * (§C.2), so a `key=` outside quotes after a blank that follows no `,` or `+` begins the second name.
 */
function divideNames(text: string): { readonly subject: string; readonly issuer: string } | undefined {
  const masked = text.replace(/"(?:[^"]|"")*"/g, (quoted) => '"'.repeat(quoted.length));
  const [first, ...others] = masked.matchAll(/(?<![,+]) (?=[A-Za-z][\w.]*=)/g);
  if (!first || others.length > 0) return undefined;
  return { subject: text.slice(0, first.index), issuer: text.slice(first.index + 1) };
}

function splitNames(list: string): string[] {
  return list
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function instant(text: string): string | undefined {
  const time = new Date(text.endsWith('Z') ? text : `${text}Z`);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
