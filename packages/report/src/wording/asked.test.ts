import type { Gap } from '@hybrid-mailflow/diagnosis';
import { expect, it } from 'vitest';
import { askedLater, askedNow } from './asked.js';

const gaps = (count: number): Gap[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `g${at}`,
    summary: `export ${at}: what it tells`,
    cmdlets: [],
    side: 'onprem',
  }));

it('asks for five things and names the rest', () => {
  expect(askedNow(gaps(7)).map(({ id }) => id)).toEqual(['g0', 'g1', 'g2', 'g3', 'g4']);
  expect(askedLater(gaps(7))).toBe('If that leaves it open, next: export 5; export 6.');
  expect(askedLater(gaps(5))).toBe('');
});
