import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../testing/src/index.js';
import { LINTS } from '../../packages/cert-inspector/src/lints/index.js';

const folder = join(repository, 'packages/cert-inspector/src/lints');
const SUPPORT = new Set(['citations', 'define-lint', 'index', 'lint-certificate']);
const HEADINGS = ['What we saw', 'Why it matters', 'How we decide', 'Fix', 'When to ignore', 'References'];

describe('lints', () => {
  const ids = LINTS.map(({ id }) => id).sort();

  it('are one file each, all of them registered, each with a page', () => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => name.replace('.ts', ''))
      .filter((name) => !SUPPORT.has(name));
    const pages = readdirSync(join(repository, 'docs/lints')).map((name) => name.replace('.md', ''));
    expect(files.sort()).toEqual(ids);
    expect(pages.sort()).toEqual(ids);
  });

  it.each(LINTS.map((lint) => [lint.id, lint] as const))(
    '%s has a page and a test that fit it',
    (id, lint) => {
      const page = readFileSync(join(repository, 'docs/lints', `${id}.md`), 'utf8');
      expect(page.startsWith(`# ${id}\n\n${lint.title}.\n`)).toBe(true);
      expect([...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
      expect(page).toMatch(new RegExp(`\\| Severity +\\| ${lint.severity} `));
      const since = /\| In force since +\| (\S+)/.exec(page)?.[1];
      expect(since).toBe(lint.effectiveFrom);
      for (const { title, url } of lint.cites) expect(page).toContain(`- [${title}](${url})`);
      const test = join(folder, `${id}.test.ts`);
      expect(existsSync(test), test).toBe(true);
      expect(readFileSync(test, 'utf8')).toContain("outcome: 'fail'");
    },
  );
});
