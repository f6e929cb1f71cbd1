import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visible } from './visible.js';

it.each([
  ['\x1b]8;;http://evil\x07', '\\x1b]8;;http://evil\\x07'],
  ['a\tb\r\n', 'a\\tb\\r\\n'],
  ['\u202egnp.exe', '\\u202egnp.exe'],
  ['\u200b\ufeff\x9b', '\\u200b\\ufeff\\x9b'],
  ['\ud800', '\\ud800'],
  ['\u{e0041}', '\\u{e0041}'],
  ['EX02\\Zürich 漢字 😀', 'EX02\\Zürich 漢字 😀'],
])('visible(%j)', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

it('leaves nothing invisible', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});
