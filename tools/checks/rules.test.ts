import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GAP_IDS } from '../../packages/diagnosis/src/gaps/gap-catalogue.js';
import { RULES } from '../../packages/diagnosis/src/rules/index.js';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'packages/diagnosis/src/rules');
const SUPPORT = new Set(['citations', 'define-rule', 'index', 'run-rules']);
const HEADINGS = [
  'What we saw',
  'Why it breaks mail',
  'How we decide',
  'Evidence needed',
  'Fix',
  'When to ignore',
  'References',
];

describe('rules', () => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.replace('.ts', ''))
    .filter((name) => !SUPPORT.has(name));

  it('are one file each, and all of them are registered', () => {
    expect(RULES.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s has a page, a test and a citation',
    (id, rule) => {
      const page = join(root, 'docs/rules', `${id}.md`);
      expect(existsSync(page), page).toBe(true);
      const text = readFileSync(page, 'utf8');
      expect(text.startsWith(`# ${id}\n`)).toBe(true);
      expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
      expect(text).toMatch(new RegExp(`\\| Severity \\| ${rule.severity}\\b`));
      expect(existsSync(join(folder, `${id}.test.ts`)), `${id}.test.ts`).toBe(true);
      const needs =
        /^\| Needs +\|([^|]*)\|$/m
          .exec(text)?.[1]
          ?.split(',')
          .map((need) => need.trim()) ?? [];
      for (const need of needs) expect(GAP_IDS, `${id} needs ${need}`).toContain(need);
      for (const { url } of rule.cites) expect(url).toMatch(/^https:\/\//);
    },
  );
});
