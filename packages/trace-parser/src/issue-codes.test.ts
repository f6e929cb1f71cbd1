import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ISSUE_CODES } from './issue-codes.js';

it('has a row for every code in docs/reference/issues/trace-parser.md, and no other', () => {
  const page = readFileSync(
    join(import.meta.dirname, '../../../docs/reference/issues/trace-parser.md'),
    'utf8',
  );
  const documented = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code);
  expect(documented).toEqual([...ISSUE_CODES]);
});
