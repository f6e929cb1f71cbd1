import type { Prediction } from '@hybrid-mailflow/diagnosis';

type Certificate = NonNullable<Prediction['certificate']>;

/** `CN=mail.contoso.com (CA, until 2027-02-01)`; of a long subject only its CN. */
export function certificateText(certificate: Certificate, asOf: string): string {
  const known = [kindOf(certificate), validity(certificate.notAfter, asOf)].filter((part) => part !== '');
  const name = commonName(certificate.subject);
  return known.length === 0 ? name : `${name} (${known.join(', ')})`;
}

function commonName(subject: string): string {
  return /(?:^|,\s*)(CN=(?:"(?:[^"]|"")*"|[^,+]*))/.exec(subject)?.[1]?.trim() ?? subject;
}

function kindOf(certificate: Certificate): string {
  if (certificate.selfSigned === null) return '';
  return certificate.selfSigned ? 'self-signed' : 'CA';
}

function validity(notAfter: string | null, asOf: string): string {
  if (notAfter === null) return '';
  const day = notAfter.slice(0, 10);
  return Date.parse(notAfter) < Date.parse(asOf) ? `expired ${day}` : `until ${day}`;
}
