import { expect, it } from 'vitest';
import { originsText, shortLabel } from './origins.js';

it('names a file once, then only lines', () => {
  const at = (item: string, line?: number) => (line === undefined ? { item } : { item, line });
  expect(originsText([at('a/t.csv', 2), at('a/t.csv', 5), at('b.log', 1)], 58, 'a')).toBe(
    't.csv:2, :5, b.log:1 (+58)',
  );
  expect(originsText([at('t.csv'), at('t.csv')], 0, '')).toBe('t.csv, t.csv');
});

it('leaves out only a whole folder', () => {
  expect(shortLabel('cases/x/trace.csv', 'cases/x')).toBe('trace.csv');
  expect(shortLabel('cases/x/trace.csv', 'cases/x/')).toBe('trace.csv');
  expect(shortLabel('cases/xy/trace.csv', 'cases/x')).toBe('cases/xy/trace.csv');
  expect(shortLabel('trace.csv', '')).toBe('trace.csv');
});
