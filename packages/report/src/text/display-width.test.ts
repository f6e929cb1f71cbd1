import { expect, it } from 'vitest';
import { displayWidth, padTo } from './display-width.js';

it.each([
  ['', 0],
  ['EX01', 4],
  ['上午', 4],
  ['e\u0301', 1],
  ['Zürich', 6],
])('displayWidth(%j) is %d', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

it('pads by columns, and leaves longer texts whole', () => {
  expect(padTo('上', 4)).toBe('上  ');
  expect(padTo('longer', 2)).toBe('longer');
});
