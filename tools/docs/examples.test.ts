import { describe, expect, it } from 'vitest';
import { examplesIn, pages, run } from './examples.js';

const examples = pages().flatMap(examplesIn);

describe('examples in the documentation', () => {
  it('are there', () => {
    expect(examples.map(({ page }) => page)).toContain('README.md');
  });

  it.each(examples.map((example) => [example.page, example.command, example.printed] as const))(
    '%s: %s prints what the page shows',
    (_page, command, printed) => {
      expect(run(command)).toBe(printed);
    },
  );
});
