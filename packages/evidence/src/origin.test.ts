import { expect, it } from 'vitest';
import { formatOrigin } from './origin.js';

it.each([
  [{ item: 'trace.csv', line: 7, column: 3, path: 'Detail' }, 'trace.csv:7'],
  [{ item: 'EX02/certificates.txt' }, 'EX02/certificates.txt'],
  [{ item: 'a.json', record: 2, path: 'TlsDomain' }, 'a.json'],
])('%j is shown as %s', (origin, text) => {
  expect(formatOrigin(origin)).toBe(text);
});
