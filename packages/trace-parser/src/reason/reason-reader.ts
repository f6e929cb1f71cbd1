import type { AttemptFacts } from '../delivery-attempt.js';
import { parseReason } from '../reason.js';
import { memoize } from '../table/memo.js';
import { RememberedTexts } from '../table/remembered-texts.js';
import type { RowView } from '../table/row-view.js';
import { type FoldedFacts, foldedFacts, type FoldedPiece, foldText, unfoldFacts } from './fold-text.js';

/** Bytes of a text that is likely one of a few, such as `250 2.1.5 Recipient OK`: not worth folding. */
const SHORT = 128;

interface Known {
  readonly folded: FoldedFacts;
  readonly pieces: readonly FoldedPiece[];
}

/**
 * Reads diagnostic texts as `parseReason` does, but those that differ by clock and session only once. With `counted`,
 * clocks, sessions and quoted replies are not asked for, and may be those of another text.
 */
export class ReasonReader {
  readonly #short = memoize(parseReason);
  readonly #folded = memoize((text) => foldedFacts(parseReason(text)));
  readonly #shortFields = new RememberedTexts<AttemptFacts>();
  readonly #fields = new RememberedTexts<Known | null>(true);

  read(text: string, counted: boolean): AttemptFacts {
    if (text.length <= SHORT) return this.#short(text);
    const known = this.#fold(text);
    if (counted && known?.folded.countable) return known.folded.facts;
    return known ? unfoldFacts(known.folded, text, known.pieces) : parseReason(text);
  }

  /** As `read`, of a field; where only what is counted is wanted, a text like one before is not even decoded. */
  readField(row: RowView, at: number, counted: boolean): AttemptFacts {
    if (row.length(at) <= SHORT) return row.made(at, this.#shortFields, parseReason);
    const known = row.made(at, this.#fields, this.#fold);
    if (counted && known?.folded.countable) return known.folded.facts;
    const text = counted ? row.token(at) : row.text(at);
    return known ? unfoldFacts(known.folded, text, known.pieces) : parseReason(text);
  }

  readonly #fold = (text: string): Known | null => {
    const fold = foldText(text);
    return fold ? { folded: this.#folded(fold.text), pieces: fold.pieces } : null;
  };
}
