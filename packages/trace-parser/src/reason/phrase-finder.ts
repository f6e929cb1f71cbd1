/** Letters of a phrase by which it is looked for. */
const KEY = 4;
const TABLE = 1 << 14;

interface Ranked<Meaning> {
  readonly phrase: string;
  readonly rank: number;
  readonly meaning: Meaning;
}

/**
 * Finds which of many phrases a text contains: the earliest of the list, wherever it stands. Looks at every place of the
 * text once, so that a thousand phrases cost little more than one.
 */
export class PhraseFinder<Meaning> {
  readonly #byKey: (Ranked<Meaning>[] | undefined)[] = new Array<undefined>(TABLE).fill(undefined);

  /** @throws TypeError for a phrase of less than four letters. */
  constructor(phrases: readonly (readonly [phrase: string, meaning: Meaning])[]) {
    phrases.forEach(([phrase, meaning], rank) => {
      if (phrase.length < KEY) throw new TypeError(`the phrase ${phrase} is too short`);
      (this.#byKey[keyAt(phrase, 0)] ??= []).push({ phrase, rank, meaning });
    });
  }

  find(text: string): Meaning | undefined {
    let best: Ranked<Meaning> | undefined;
    for (let at = 0; at <= text.length - KEY; at++) {
      const candidates = this.#byKey[keyAt(text, at)];
      if (!candidates) continue;
      for (const candidate of candidates) {
        if (best && candidate.rank >= best.rank) break;
        if (text.startsWith(candidate.phrase, at)) best = candidate;
      }
    }
    return best?.meaning;
  }
}

function keyAt(text: string, at: number): number {
  const first = text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 4);
  return (first ^ (text.charCodeAt(at + 2) << 8) ^ (text.charCodeAt(at + 3) << 11)) & (TABLE - 1);
}
