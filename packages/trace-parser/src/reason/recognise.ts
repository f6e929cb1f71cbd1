import type { CatalogueEntry } from '../catalogue/catalogue-entry.js';
import { CATALOGUE } from '../catalogue/index.js';
import { lookUp } from '../catalogue/look-up.js';
import type { FaultClass } from '../delivery-attempt.js';
import { memoize } from '../table/memo.js';
import { PhraseFinder } from './phrase-finder.js';

/** The fault a wording tells of. */
export interface Recognised {
  readonly token: string;
  /** `unknown` where the word is not in the catalogue. */
  readonly class: FaultClass;
  /** In the catalogue, but only as a notice that something else went wrong: `QUEUE.Expired`. */
  readonly notice: boolean;
}

const PHRASES = new PhraseFinder<CatalogueEntry>(
  CATALOGUE.flatMap((entry) => (entry.phrases ?? []).map((phrase) => [phrase, entry] as const)),
);

/** The word that tells apart why a handshake failed (§B.3). */
const HANDSHAKE_ERROR = /(?:negotiation failed with error|security status)[:\s'"]{1,4}(\w{2,40})/i;
/** Exchange's dotted words: component, then what it disliked. */
const COMPONENT =
  /\b((?:RESOLVER|STOREDRV|QUEUE|SMTPSEND|ROUTING|TRANSPORT|SUBMISSION|APPROVAL)\.[A-Za-z][\w.]{1,80}\w)/;
const STATUS = /\b0x8[0-9a-f]{7}\b/i;
const ATTRIBUTION_RULE = /\bATTR\d{1,3}\b/;
/** A word put together of words, as Exchange and .NET name their errors. */
const SINGLE_WORD = /^(?=.{4,40}$)[A-Z][a-z]+(?:[A-Z][a-z]*)+$/;

/**
 * Recognises what one reply says, given as its enhanced code and its wording: a word Exchange prints, or a wording that
 * stands for one. A word that is not in the catalogue is passed on as it is.
 */
export const recognise: (text: string) => Recognised | null = memoize((text) => {
  const wording = text.replace(/^[\d.]{0,12}\s/, '');
  const handshake = HANDSHAKE_ERROR.exec(wording)?.[1];
  if (handshake !== undefined) return ofHandshake(handshake);
  const component = COMPONENT.exec(wording)?.[1];
  if (component !== undefined) return ofComponent(component);
  const lower = letters(text.toLowerCase());
  const known = PHRASES.find(lower);
  if (known) return told(known.id, known);
  const word = STATUS.exec(wording)?.[0] ?? ATTRIBUTION_RULE.exec(wording)?.[0];
  if (word !== undefined) return verbatim(word);
  return SINGLE_WORD.test(wording) ? verbatim(wording) : null;
});

/** Text recognition takes o and l inside words for 0 and 1. */
function letters(lower: string): string {
  return lower.replace(/(?<=[a-z])0|0(?=[a-z])/g, 'o').replace(/(?<=[a-z])1|1(?=[a-z])/g, 'l');
}

function told(token: string, entry: CatalogueEntry | undefined): Recognised {
  const faultClass = entry?.class ?? 'unknown';
  return { token, class: faultClass, notice: entry !== undefined && faultClass === 'unknown' };
}

function ofHandshake(word: string): Recognised {
  const entry = named(word);
  return {
    token: entry?.id ?? word,
    class: entry?.class === 'certificate' ? 'certificate' : 'tls',
    notice: false,
  };
}

function ofComponent(word: string): Recognised {
  const exact = named(word);
  return exact ? told(exact.id, exact) : told(word, lookUp(word)[0]);
}

function verbatim(word: string): Recognised {
  const entry = named(word);
  return told(entry?.id ?? word, entry);
}

/** The entry that has the word for a name. */
function named(word: string): CatalogueEntry | undefined {
  const same = (name: string) => name.toLowerCase() === word.toLowerCase();
  return lookUp(word).find(({ id, names = [] }) => [id, ...names].some(same));
}
