import type { AttemptFacts } from './delivery-attempt.js';

/** Stands in for the grammar of diagnostic texts, which lands beside this. */
export function parseReason(text: string): AttemptFacts {
  const code = /\b([245]\d\d)[ -]([245]\.\d{1,3}\.\d{1,3})/.exec(text);
  const token =
    /\b(SubjectMismatch|CertificateExpired|UntrustedRoot)\b/.exec(text)?.[1] ??
    (text.includes('STARTTLS is required') ? 'starttls-required' : undefined);
  const expected = /Expected Subject: (\S+?)\. /.exec(text)?.[1];
  const presented = /Presented Subject: (.+?)\. Thumbprint/.exec(text)?.[1];
  const thumbprint = /Thumbprint: ([0-9A-Fa-f]{16,64})/.exec(text)?.[1];
  const host = /LastAttemptedServerName=([^\]]+)\]/.exec(text)?.[1];
  return {
    ...(code && { replyCode: Number(code[1]), enhancedCode: code[2] ?? '' }),
    ...(token ? { token } : {}),
    ...(expected ? { expectedSubject: expected } : {}),
    ...(presented ? { presentedSubject: presented } : {}),
    ...(thumbprint ? { presentedThumbprint: thumbprint.toUpperCase() } : {}),
    ...(host ? { targetHost: host } : {}),
    class: token ? 'certificate' : 'unknown',
    replies: [],
    truncated: isOpen(text, '{', '}') || isOpen(text, '[', ']'),
  };
}

function isOpen(text: string, opening: string, closing: string): boolean {
  return text.split(opening).length > text.split(closing).length;
}

export function lookUp(query: string): { id: string; meaning: string; likelyCauses: string[] }[] {
  if (query === 'SubjectMismatch')
    return [
      {
        id: query,
        meaning: 'The certificate served has no name that matches TlsDomain.',
        likelyCauses: [
          'server-without-tls-certificate-name',
          'another-receive-connector-answers',
          'tls-terminated-by-device',
          'tls-domain-wrong',
        ],
      },
    ];
  return [];
}
