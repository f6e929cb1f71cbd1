import { describe, expect, it } from 'vitest';
import { examplesIn, pages, run } from './examples.js';

const examples = pages().flatMap(examplesIn);

describe('examples in the documentation', () => {
  it('are there', () => {
    const commands = examples.filter(({ page, kind }) => page === 'README.md' && kind === 'command');
    expect(commands.map(({ source }) => source)).toContain('npm start -- diagnose cases/half-deferred');
  });

  it.each(examples.map((example) => [example.page, example.source.split('\n', 1)[0], example] as const))(
    '%s: %s prints what the page shows',
    async (_page, _source, example) => {
      expect(await run(example)).toBe(example.printed);
    },
  );
});
