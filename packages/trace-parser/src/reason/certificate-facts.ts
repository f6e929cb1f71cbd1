import type { AttemptFacts } from '../delivery-attempt.js';

type CertificateFacts = Pick<AttemptFacts, 'expectedSubject' | 'presentedSubject' | 'presentedThumbprint'>;

const LABEL = /\b(Expected Subject|Presented Subject|Thumbprint)\s?[:=]\s?/gi;
const END = /\]|\s\[(?=LastAttempted|SmtpSecurity)/i;

/** `Expected Subject: *.contoso.com. Presented Subject: CN=EX02. Thumbprint: 9F…`: labels in any order, the last perhaps cut. */
export function readCertificateFacts(text: string): CertificateFacts {
  if (!/Subject|Thumbprint/i.test(text)) return {};
  const labels = [...text.matchAll(LABEL)];
  const values = new Map(
    labels.map(({ 0: whole, 1: label = '', index }, at) => {
      const segment = text.slice(index + whole.length, labels[at + 1]?.index ?? text.length);
      const end = segment.search(END);
      const value = (end === -1 ? segment : segment.slice(0, end)).trim().replace(/[.,;\s]+$/, '');
      return [label.toLowerCase(), value.slice(0, 1000)];
    }),
  );
  const expected = values.get('expected subject');
  const presented = values.get('presented subject');
  const thumbprint = /^[0-9A-Fa-f]{16,64}/.exec(values.get('thumbprint')?.replace(/\s/g, '') ?? '')?.[0];
  return {
    ...(expected && { expectedSubject: expected }),
    ...(presented && { presentedSubject: presented }),
    ...(thumbprint && { presentedThumbprint: thumbprint.toUpperCase() }),
  };
}
