import { ProbeFault } from './fault.js';
import type { SmtpReply } from './smtp-conversation.js';

/** What a server offers in its EHLO reply, one keyword with its parameters a line; the greeting line is left out. */
export function keywordsOf(reply: SmtpReply): readonly string[] {
  return reply.lines.slice(1).filter((line) => line !== '');
}

/** A banner starred out by a device that inspects SMTP: `220 ****************`. */
export function isMaskedBanner(text: string): boolean {
  return /\*{4,}/.test(text);
}

/** A keyword crossed out by such a device: `XXXXXXXA`. */
function isMaskedKeyword(keyword: string): boolean {
  return /^X{4,}[A-Z]?$/.test(keyword.split(' ')[0] ?? '');
}

/** Why a server that was reached does not offer STARTTLS; undefined where it does. */
export function whyNoStartTls(keywords: readonly string[], bannerMasked: boolean): ProbeFault | undefined {
  const verbs = keywords.map((keyword) => keyword.split(' ')[0]?.toUpperCase());
  if (verbs.includes('STARTTLS')) return undefined;
  if (bannerMasked || keywords.some(isMaskedKeyword)) {
    const text =
      'STARTTLS is missing, and a device on the way crosses out what the server says (inspection of SMTP).';
    return new ProbeFault('starttls-masked', text);
  }
  if (verbs.includes('X-ANONYMOUSTLS')) {
    const text =
      'STARTTLS is missing beside X-ANONYMOUSTLS: Exchange found no certificate for this connector (event 12014).';
    return new ProbeFault('starttls-not-offered', text);
  }
  return new ProbeFault('starttls-not-offered', 'The server does not offer STARTTLS.');
}
