import { LINTS, type Lint } from '@hybrid-mailflow/cert-inspector';
import { CAUSES, RULES, type CauseDescription, type Rule } from '@hybrid-mailflow/diagnosis';
import {
  lookUp,
  parseReason,
  searchCatalogue,
  suggest,
  type CatalogueEntry,
} from '@hybrid-mailflow/trace-parser';
import { readPage } from './read-page.js';

/** What has a page of its own, in Markdown. */
interface Paged {
  readonly id: string;
  readonly page: string;
}

/** Everything we know by a name: entries of the catalogue of codes, causes, rules and lints. */
export interface Explanation {
  readonly query: string;
  /** The words and codes a whole text was reduced to; empty where the query is itself a name. */
  readonly readAs: readonly string[];
  readonly entries: readonly CatalogueEntry[];
  readonly causes: readonly (CauseDescription & Paged)[];
  readonly rules: readonly (Pick<Rule, 'title' | 'severity' | 'cites'> & Paged)[];
  readonly lints: readonly (Pick<Lint, 'title' | 'severity' | 'cites'> & Paged)[];
  /** Names that are nearly the query; only where nothing was found. */
  readonly suggestions: readonly string[];
}

/**
 * Explains a code, word, event id, phrase, cause, rule or lint; a whole diagnostic text by the words and codes in it.
 * @throws Error when the installation lacks a page.
 */
export function explain(query: string): Explanation {
  const id = query.trim().toLowerCase();
  const causes = Object.entries(CAUSES)
    .filter(([causeId]) => causeId === id)
    .map(([, cause]) => ({ id, ...cause, page: readPage('causes', id) }));
  const rules = named(RULES, id).map((rule) => ({ ...rule, page: readPage('rules', id) }));
  const lints = named(LINTS, id).map((lint) => ({ ...lint, page: readPage('lints', id) }));
  const known = lookUp(query);
  const nothing = known.length + causes.length + rules.length + lints.length === 0;
  const readAs = nothing ? namesIn(query) : [];
  const read = readAs.flatMap((name) => lookUp(name));
  const entries = nothing && read.length === 0 ? searchCatalogue(query) : [...known, ...read];
  const suggestions = nothing && entries.length === 0 ? suggest(query, PAGED_NAMES) : [];
  return { query, readAs, entries: [...new Set(entries)], causes, rules, lints, suggestions };
}

const PAGED_NAMES = [
  ...new Set([...Object.keys(CAUSES), ...RULES.map(({ id }) => id), ...LINTS.map(({ id }) => id)]),
];

function named(judgements: readonly (Rule | Lint)[], wanted: string) {
  return judgements
    .filter(({ id }) => id === wanted)
    .map(({ id, title, severity, cites }) => ({ id, title, severity, cites }));
}

/** The word of a text, else its codes from inside out: what is known of them explains the text. */
function namesIn(text: string): string[] {
  const { token, replies } = parseReason(text);
  const codes = replies.flatMap(({ enhancedCode }) => enhancedCode ?? []).reverse();
  return [...(token === undefined ? [] : [token]), ...codes].filter((name) => lookUp(name).length > 0);
}
