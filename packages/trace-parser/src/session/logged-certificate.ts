import type { LoggedCertificate } from '../session-record.js';

/** Serial, thumbprint, two instants and the names, read from the right: the names before them may hold anything. */
const TAIL =
  /\s([0-9A-Fa-f]{2,64})\s+([0-9A-Fa-f]{40,64})\s+(\d{4}-\d\d-\d\dT[\d:.]+Z?)\s+(\d{4}-\d\d-\d\dT[\d:.]+Z?)(?:\s+(\S.*))?$/;

export type CertificateRow = Omit<LoggedCertificate, 'origin'>;

/**
 * Reads the one row in which Exchange 2016 and later print a certificate: subject, issuer, serial number, thumbprint,
 * validity and names, parted by single blanks (§B.6). Undefined where the end of the text has not that form.
 */
export function readCertificateRow(data: string): CertificateRow | undefined {
  const tail = TAIL.exec(data.trimEnd());
  if (!tail) return undefined;
  const [, serialNumber = '', thumbprint = '', notBefore = '', notAfter = '', names = ''] = tail;
  const subjectAndIssuer = data.slice(0, tail.index).trim();
  return {
    ...splitNames(subjectAndIssuer),
    subjectAndIssuer,
    serialNumber,
    thumbprint: thumbprint.toUpperCase(),
    notBefore,
    notAfter,
    names: splitAlternateNames(names),
  };
}

/** The list of subject alternate names; both forms of the log part them by `;`. */
export function splitAlternateNames(list: string): string[] {
  return list
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/**
 * Parts subject from issuer where Windows' own form of a name leaves one place for it. A value that holds `=`, `,` or
 * `+` is quoted (§C.2), so a `key=` outside quotes that follows a blank but no `,` or `+` begins the second name.
 */
function splitNames(text: string): { subject?: string; issuer?: string } {
  let second = -1;
  let word = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (unit === ' ') word = at + 1;
    else if (unit === '=' && word > 0 && text[word - 2] !== ',' && text[word - 2] !== '+') {
      if (second !== -1) return {};
      second = word;
    }
  }
  return second === -1 ? {} : { subject: text.slice(0, second).trim(), issuer: text.slice(second) };
}
