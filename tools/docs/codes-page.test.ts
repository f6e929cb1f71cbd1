import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../testing/src/index.js';
import { CODES_PAGE, codesPage } from './codes-page.js';

it('is what the catalogue says: otherwise run pnpm docs', async () => {
  expect(readFileSync(join(repository, CODES_PAGE), 'utf8')).toBe(await codesPage());
});
