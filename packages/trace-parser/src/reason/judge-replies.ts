import { lookUp } from '../catalogue/look-up.js';
import type { FaultClass, Reply } from '../delivery-attempt.js';
import { recognise } from './recognise.js';

export interface Judgement {
  readonly token?: string;
  readonly class: FaultClass;
}

/** Codes of an address, a full or broken mailbox, or the content (RFC 3463 subjects 1, 2 and 6): no words outweigh them. */
const NOT_OURS = /^[45]\.(?:1\.\d+|2\.[234]|6\.\d+)$/;

/**
 * What a chain of replies tells: the innermost word decides, then a code that stands for a word, then a notice. A word
 * that is not known is passed on, with the class of the words and codes around it: the outer codes otherwise only say
 * whether it will be tried again (§E.5).
 */
export function judgeReplies(replies: readonly Reply[]): Judgement {
  const inside = [...replies].reverse();
  const words = inside.flatMap((reply) => recognise(`${reply.enhancedCode ?? ''} ${reply.text}`) ?? []);
  const codes = inside.flatMap(({ enhancedCode }) => enhancedCode ?? []);
  const [innermost] = codes;
  const known = words.find((found) => found.class !== 'unknown') ?? coded(codes);
  const word = words.find((found) => !found.notice) ?? known ?? words[0];
  if (innermost !== undefined && NOT_OURS.test(innermost) && !isCertificateWord(word)) {
    const token = word?.class === 'not-transport-security' ? word.token : coded([innermost])?.token;
    return { ...(token !== undefined && { token }), class: 'not-transport-security' };
  }
  return { ...(word && { token: word.token }), class: known?.class ?? classOfCodes(codes) };
}

/** A word that stands for a code by itself: `4.4.316` is a refused connection, whatever the language. */
function coded(codes: readonly string[]): { token: string; class: FaultClass } | undefined {
  for (const code of codes) {
    const entry = lookUp(code).find((candidate) => candidate.codes?.includes(code));
    if (entry) return { token: entry.id, class: entry.class };
  }
  return undefined;
}

function isCertificateWord(word: Judgement | undefined): boolean {
  return word?.class === 'certificate' && /^[A-Z]/.test(word.token ?? '');
}

function classOfCodes(codes: readonly string[]): FaultClass {
  for (const code of codes) {
    const found = lookUp(code)[0]?.class;
    if (found !== undefined && found !== 'unknown') return found;
  }
  return 'unknown';
}
