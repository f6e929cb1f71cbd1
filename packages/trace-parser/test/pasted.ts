import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectTrace, parseTrace, type Fact } from '../src/index.js';

const folder = join(import.meta.dirname, 'fixtures/pasted');

/** Names of the fixtures of pasted text, without `.txt`. */
export const PASTED: readonly string[] = readdirSync(folder).map((name) => name.replace(/\.txt$/, ''));

export function pasted(name: string): string {
  return readFileSync(join(folder, `${name}.txt`), 'utf8');
}

/** The facts of a text, read by the likeliest format or the one given, and the codes of its issues. */
export function readFacts(text: string, format?: string): { facts: Fact[]; codes: string[]; format: string } {
  const used = format ?? detectTrace({ label: 'paste', text })[0]?.format ?? 'none';
  const { records, issues } = parseTrace(text, { item: 'paste', ...(format !== undefined && { format }) });
  return {
    facts: records.flatMap((record) => (record.kind === 'fact' ? [record.fact] : [])),
    codes: issues.map(({ code }) => code),
    format: used,
  };
}

/** The facts of one kind in a fixture. */
export function factsIn<Kind extends Fact['kind']>(
  name: string,
  kind: Kind,
): Extract<Fact, { kind: Kind }>[] {
  return readFacts(pasted(name)).facts.filter(
    (fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind,
  );
}
