import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CAUSE_IDS, CAUSES } from '../../packages/diagnosis/src/causes/cause-catalogue.js';
import { CAUSE_DEFINITIONS } from '../../packages/diagnosis/src/causes/index.js';
import { describeGap } from '../../packages/diagnosis/src/gaps/gap-catalogue.js';
import { RULES } from '../../packages/diagnosis/src/rules/index.js';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'packages/diagnosis/src/causes');
const SUPPORT = new Set(['cause-catalogue', 'define-cause', 'index']);
const HEADINGS = [
  'What we saw',
  'Why it breaks mail',
  'How we decide',
  'Evidence needed',
  'Fix',
  'When to ignore',
  'References',
];

describe('causes', () => {
  const names = (extension: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(extension) && (extension !== '.ts' || !name.endsWith('.test.ts')))
      .map((name) => name.slice(0, -extension.length))
      .filter((name) => !SUPPORT.has(name))
      .sort();

  it('are one file each with a test, registered in the order of the catalogue', () => {
    expect(CAUSE_DEFINITIONS.map(({ id }) => id)).toEqual(CAUSE_IDS);
    expect(names('.ts')).toEqual([...CAUSE_IDS].sort());
    expect(names('.test.ts')).toEqual([...CAUSE_IDS].sort());
  });

  it('claim findings of rules that exist', () => {
    const known = new Set(RULES.map(({ id }) => id));
    const claimed = CAUSE_DEFINITIONS.flatMap(({ rules }) => rules);
    expect(claimed.filter((id) => !known.has(id))).toEqual([]);
  });

  it('have a page each, and no page is left over', () => {
    const pages = readdirSync(join(root, 'docs/causes')).map((name) => name.replace('.md', ''));
    expect(pages.sort()).toEqual([...CAUSE_IDS].sort());
  });

  it.each(CAUSE_IDS)('%s: its page has the headings, the flow and the evidence that decides', (id) => {
    const page = join(root, 'docs/causes', `${id}.md`);
    expect(existsSync(page), page).toBe(true);
    const text = readFileSync(page, 'utf8');
    expect(text.startsWith(`# ${id}\n`)).toBe(true);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
    expect(text).toMatch(new RegExp(`\\| Flow +\\| ${CAUSES[id].flow} *\\|`));
    for (const gap of CAUSES[id].decidedBy)
      expect(text.replace(/\s+/g, ' ')).toContain(`- ${describeGap(gap).summary}`);
    expect(text).toMatch(/\]\(https:\/\//);
    for (const [, link] of text.matchAll(/\]\((?!https:)([^)#]+)/g))
      expect(existsSync(join(root, 'docs/causes', link ?? '')), link).toBe(true);
  });
});
