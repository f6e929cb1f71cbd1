import { CAUSES, RULES, type CauseDescription, type Rule } from '@hybrid-mailflow/diagnosis';
import {
  lookUp,
  parseReason,
  searchCatalogue,
  suggest,
  type CatalogueEntry,
} from '@hybrid-mailflow/trace-parser';

/** Everything we know by a name: entries of the catalogue of codes, rules and causes. */
export interface Explanation {
  readonly query: string;
  /** The words and codes a whole text was reduced to; empty where the query is itself a name. */
  readonly readAs: readonly string[];
  readonly entries: readonly CatalogueEntry[];
  readonly rules: readonly Pick<Rule, 'id' | 'title' | 'severity' | 'cites'>[];
  readonly causes: readonly (CauseDescription & { readonly id: string })[];
  /** Names that are nearly the query; only where nothing was found. */
  readonly suggestions: readonly string[];
}

/** Explains a code, word, event id, phrase, rule or cause; a whole diagnostic text by the words and codes in it. */
export function explain(query: string): Explanation {
  const id = query.trim().toLowerCase();
  const rules = RULES.filter((rule) => rule.id === id).map(({ id: ruleId, title, severity, cites }) => ({
    id: ruleId,
    title,
    severity,
    cites,
  }));
  const causes = Object.entries(CAUSES)
    .filter(([causeId]) => causeId === id)
    .map(([causeId, cause]) => ({ id: causeId, ...cause }));
  const named = lookUp(query);
  const nothing = named.length + rules.length + causes.length === 0;
  const readAs = nothing ? namesIn(query) : [];
  const read = readAs.flatMap((name) => lookUp(name));
  const entries = nothing && read.length === 0 ? searchCatalogue(query) : [...named, ...read];
  const suggestions =
    nothing && entries.length === 0
      ? suggest(query, [...RULES.map((rule) => rule.id), ...Object.keys(CAUSES)])
      : [];
  return { query, readAs, entries: [...new Set(entries)], rules, causes, suggestions };
}

/** The word of a text, else its codes from inside out: what is known of them explains the text. */
function namesIn(text: string): string[] {
  const { token, replies } = parseReason(text);
  const codes = replies.flatMap(({ enhancedCode }) => enhancedCode ?? []).reverse();
  return [...(token === undefined ? [] : [token]), ...codes].filter((name) => lookUp(name).length > 0);
}
