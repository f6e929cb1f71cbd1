import type { AttemptFacts } from '../delivery-attempt.js';
import { parseReason } from '../reason.js';
import { memoize } from '../table/memo.js';
import { foldedFacts, foldText, unfoldFacts } from './fold-text.js';

/** Characters of a text that is likely one of a few, such as `250 2.1.5 Recipient OK`: not worth folding. */
const SHORT = 128;

/**
 * A function that reads diagnostic texts as `parseReason` does, but those that differ by clock and session only once.
 * `folded`: clocks, sessions and quoted replies are not asked for, and may be those of another text.
 */
export function reasonReader(): (text: string, folded: boolean) => AttemptFacts {
  const short = memoize(parseReason);
  const remembered = memoize((text) => foldedFacts(parseReason(text)));
  return (text, folded) => {
    if (text.length <= SHORT) return short(text);
    const fold = foldText(text);
    if (!fold) return parseReason(text);
    const known = remembered(fold.text);
    return folded ? known.facts : unfoldFacts(known, fold.values);
  };
}
