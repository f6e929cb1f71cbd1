import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../testing/src/index.js';

/**
 * The statements of Microsoft's documentation that predictions and rules rest on, by the numbers comments cite: which certificate
 * is served (B), what connector settings do (D), what Exchange Online checks and whom it attributes mail to (E).
 */
const STATEMENTS = [
  ...['B.1', 'B.1.1', 'B.1.2', 'B.1.3', 'B.1.4', 'B.1.5', 'B.1.6', 'B.1.10', 'B.1.11', 'B.2', 'B.3', 'B.4'],
  ...['D.1', 'D.2', 'D.3', 'D.4'],
  ...['E.1', 'E.1.1', 'E.1.3', 'E.1.8', 'E.1.9', 'E.2.1', 'E.2.3', 'E.2.4', 'E.2.6'],
  ...['E.3', 'E.3.2', 'E.3.3', 'E.3.4'],
];

function testTitles(folder: string): string[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .flatMap((path) => {
      const text = readFileSync(join(repository, folder, path), 'utf8');
      // Titles of tests, and rows of tables that become titles.
      return [
        ...text.matchAll(
          /(?:\b(?:it|describe)(?:\.each\([\s\S]*?\))?\(|^\s*\[\s*)\s*(['"`])(.+?)\1,?$|(?:\b(?:it|describe)\(|\)\(|^\s*\[\s*)(['"`])(.+?)\3/gm,
        ),
      ].map(([, , whole, , start]) => whole ?? start ?? '');
    });
}

describe('documented statements', () => {
  const titles = ['packages/diagnosis/src', 'packages/cert-inspector/src'].flatMap(testTitles).join('\n');
  const cited = new Set([...titles.matchAll(/§([A-Z](?:\.\d+)+[a-z]?)/g)].map(([, number]) => number));

  it.each(STATEMENTS)('§%s stands in the title of a test', (number) => {
    expect([...cited]).toContain(number);
  });
});
