import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from './index.js';

const pages = join(import.meta.dirname, '../../../../docs/formats');

describe('FORMATS', () => {
  it.each(FORMATS.map(({ id }) => id))('%s is a file of this folder and has a page', (id) => {
    expect(readdirSync(import.meta.dirname)).toContain(`${id}.ts`);
    expect(readdirSync(pages)).toContain(`${id}.md`);
  });

  it('names each format once', () => {
    expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length);
  });
});
