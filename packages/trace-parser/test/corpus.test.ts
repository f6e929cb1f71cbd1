import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFacts } from './pasted.js';

const corpus = join(import.meta.dirname, '../../../../shared/corpus/trace-texts.jsonl');
const present = existsSync(corpus);
if (!present) console.warn(`Real texts are not read: ${corpus} is not there.`);

interface CorpusText {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const texts = present
  ? readFileSync(corpus, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as CorpusText)
  : [];
const events = texts.filter(({ kind }) => kind === 'event-log');

describe.skipIf(!present)(`real texts (skipped without ${corpus})`, () => {
  it('prints what was understood of each event', () => {
    const report = events.map(({ id, text }) => {
      const { facts, format } = readFacts(text);
      const understood = facts.map((fact) => JSON.stringify({ ...fact, text: undefined, origin: undefined }));
      return `${id} [${format}] ${understood.join(' ') || 'nothing understood'}`;
    });
    console.log(report.join('\n'));
    expect(events.length).toBeGreaterThan(0);
  });

  it.each(events.map((text) => [text.id, text] as const))(
    '%s: the id is understood',
    (_id, { text, facts }) => {
      const [first] = readFacts(text).facts;
      const told = String(facts['event_id']).match(/\d{4,5}/g) ?? [];
      expect(first?.kind).toBe('event');
      expect(told).toContain(String(first?.kind === 'event' ? first.id : ''));
    },
  );

  it('takes no template of the documentation for an event', () => {
    for (const { text } of texts.filter(({ kind, text }) => kind === 'event-template' && /%\d/.test(text))) {
      expect(readFacts(text).facts).toEqual([]);
    }
  });
});
