import fc from 'fast-check';

const HOSTILE = [
  ...'\'"`$#@&|;,(){}[]<>%\\~^!*?=+-_:./ \t\n\r\0',
  ...'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u2013\u2014\u2015\u00a0\u0085\u2028\u2029\u200b\u200e\u200f\u202d\u202e\u2066\ufeff',
  '\ud800',
  '\udc00',
  '\ud83d\ude00',
  '\u001b[31m',
  "@'\n",
  "\n'@",
  '@"\n',
  '\n"@',
  '<#',
  '#>',
  '--%',
  '-Force',
  '\\u0041',
  '$($global:executed = 1)',
  '${env:PATH}',
  "'; $global:executed = 1; '",
  '"; $global:executed = 1; "',
  '\u2019; $global:executed = 1; \u2018',
  '`n$global:executed = 1`n',
  '@($global:executed = 1)',
  '& { $global:executed = 1 }',
];

/** `count` texts a stranger could put into a certificate, a log or a file name; the same for the same seed. */
export function hostileTexts(count: number, seed: number): string[] {
  const part = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
  );
  return fc.sample(
    fc.array(part, { maxLength: 10 }).map((parts) => parts.join('')),
    { numRuns: count, seed },
  );
}
