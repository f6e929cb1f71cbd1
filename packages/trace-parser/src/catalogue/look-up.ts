import type { CatalogueEntry, CatalogueFamily } from './catalogue-entry.js';
import { CATALOGUE } from './index.js';

/** What a code says itself before what words say under it. */
const FAMILY_ORDER: readonly CatalogueFamily[] = [
  'enhanced-code',
  'token',
  'network-error',
  'windows-status',
  'event',
  'log-phrase',
];

const BY_NAME = index((entry) => [entry.id, ...(entry.names ?? [])]);
const BY_CODE = index((entry) => entry.codes ?? []);
const BY_PHRASE = index((entry) => entry.phrases ?? []);

/**
 * The entries for a code (`4.4.317`, `450 4.4.317`, `10061`, `0x800B0109`), word, event id (`12014`) or phrase, in any
 * case; the best first, none when unknown. A dotted word is found by its longest known beginning, a code that has no
 * entry of its own by the words it stands for.
 */
export function lookUp(query: string): readonly CatalogueEntry[] {
  const key = normalise(query);
  if (key === '' || key.length > 200) return [];
  const code = /^(?:[245]\d\d[ -])?([245]\.\d{1,3}\.\d{1,3})$/.exec(key)?.[1] ?? key;
  const named = [...(BY_NAME.get(code) ?? []), ...(BY_CODE.get(code) ?? [])];
  if (named.length > 0) return sorted(named);
  return byBeginning(key) ?? BY_PHRASE.get(key) ?? [];
}

/** `RESOLVER.RST.AuthRequired`, then `RESOLVER.RST`, then `RESOLVER`. */
function byBeginning(key: string): readonly CatalogueEntry[] | undefined {
  for (let end = key.lastIndexOf('.'); end > 0; end = key.lastIndexOf('.', end - 1)) {
    const found = BY_NAME.get(key.slice(0, end));
    if (found && /[a-z]/.test(key.slice(0, end))) return found;
  }
  return undefined;
}

function index(keysOf: (entry: CatalogueEntry) => readonly string[]): ReadonlyMap<string, CatalogueEntry[]> {
  const map = new Map<string, CatalogueEntry[]>();
  for (const entry of CATALOGUE) {
    for (const key of keysOf(entry).map(normalise)) map.set(key, [...(map.get(key) ?? []), entry]);
  }
  return map;
}

function normalise(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^event(?: id)?:? /i, '')
    .toLowerCase();
}

function sorted(entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  const order = ({ family }: CatalogueEntry) => FAMILY_ORDER.indexOf(family);
  return [...new Set(entries)].sort((a, b) => order(a) - order(b));
}

/** Shorter pieces of words stand in too many entries to be searched for. */
const SEARCH_FROM = 4;

/** The entries with a name or wording that contains the query: for people, who remember half of it. */
export function searchCatalogue(query: string): readonly CatalogueEntry[] {
  const key = normalise(query);
  if (key.length < SEARCH_FROM || /^[\d.]+$/.test(key)) return [];
  return sorted(
    CATALOGUE.filter(({ id, names = [], phrases = [] }) =>
      [id, ...names, ...phrases].some((phrase) => phrase.toLowerCase().includes(key)),
    ),
  );
}
