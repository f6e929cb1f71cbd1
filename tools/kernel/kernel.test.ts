import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COMPILED, compileKernel } from './compile.js';

it('the committed program is what its sources compile to (`pnpm kernel` writes it anew)', async () => {
  expect(readFileSync(COMPILED, 'utf8')).toBe(await compileKernel());
});
