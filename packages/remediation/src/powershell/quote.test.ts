import fc from 'fast-check';
import type { Node, Parser } from 'web-tree-sitter';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluateLiteral } from '../../test/syntax/evaluate-literal.js';
import {
  commandNamesOf,
  errorsOf,
  nodesOf,
  parse,
  powershellParser,
} from '../../test/syntax/powershell-syntax.js';
import { quote, quoteArgument } from './quote.js';

let parser: Parser;
beforeAll(async () => {
  parser = await powershellParser();
});

const HOSTILE = [
  "'",
  "''",
  '"',
  '`',
  '$(Remove-Item C:\\ -Recurse)',
  '${env:PATH}',
  "'; Remove-Item C:\\; '",
  "@'\n'@",
  '@"\n"@',
  '#>',
  '<#',
  '--%',
  '-Force',
  '\n',
  '\r\n',
  '\0',
  '\u0007',
  '\u001b[31m',
  '\u2018',
  '\u2019',
  '\u201a',
  '\u201b',
  '\u201c',
  '\u201d',
  '\u201e',
  '\u2013',
  '\u2014',
  '\u2015',
  '\u00a0',
  '\u0085',
  '\u2028',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\ud800',
  '\udc00',
  '\ud83d\ude00',
  '\\',
  '\\u0041',
  '\\n',
  '|',
  ';',
  '&',
  '{',
  '}',
  ')',
];

const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }), fc.string()), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('quote', () => {
  it.each([
    ['', "''"],
    ['EX02\\Default Frontend EX02', "'EX02\\Default Frontend EX02'"],
    ["O=Let's Encrypt", "'O=Let''s Encrypt'"],
    ['L=Z\u00fcrich', "[regex]::Unescape('L=Z\\u00FCrich')"],
    ['\u2019\\', "[regex]::Unescape('\\u2019\\\\')"],
    ['\ud800', "[regex]::Unescape('\\uD800')"],
  ])('writes %j', (text, expression) => {
    expect(quote(text)).toBe(expression);
  });

  it('puts the stop-parsing mark into parentheses: PowerShell honours it in quotes too', () => {
    expect(quoteArgument('--%')).toBe("('--%')");
    expect(quoteArgument('a --%')).toBe("'a --%'");
  });

  it('gives back any text as one argument of one command, whatever the text holds', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const script = `Set-ReceiveConnector -Identity ${quoteArgument(text)} -TlsCertificateName $null`;
        expect(script).toMatch(/^[\x20-\x7e]*$/);
        expect(identityIn(script)).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives back any text in a list and in a table', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (texts) => {
        const script = `$t = @{ Name = 'a'; New = @(${texts.map(quote).join(', ')}) }`;
        const root = parse(parser, script);
        expect(errorsOf(root)).toEqual([]);
        expect(commandNamesOf(root)).toEqual([]);
        const outermost = nodesOf(root)
          .filter(isLiteral)
          .filter((node) => !hasLiteralAbove(node));
        const values = outermost.sort((a, b) => a.startIndex - b.startIndex).map(evaluateLiteral);
        expect(values).toEqual(['a', ...texts]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['verbatim', "'$(x)`".repeat(25_000)],
    ['escaped', "'\u2019\n\ud800".repeat(25_000)],
  ])('gives back 100 kB, %s', (_form, text) => {
    expect(identityIn(`Set-X -Identity ${quoteArgument(text)} -TlsCertificateName $null`)).toBe(text);
  });
});

function identityIn(script: string): string | undefined {
  const root = parse(parser, script);
  expect(errorsOf(root)).toEqual([]);
  expect(commandNamesOf(root)).toHaveLength(1);
  const [elements] = nodesOf(root).filter(({ type }) => type === 'command_elements');
  const words = (elements?.namedChildren ?? []).filter(
    (node) => node !== null && node.type !== 'command_argument_sep',
  );
  expect(words.map((node) => node?.type)).toEqual([
    'command_parameter',
    'array_literal_expression',
    'command_parameter',
    'array_literal_expression',
  ]);
  const value = words[1];
  return value == null ? undefined : evaluateLiteral(value);
}

function isLiteral(node: Node): boolean {
  return node.type === 'string_literal' || node.type === 'invokation_expression';
}

function hasLiteralAbove(node: Node): boolean {
  for (let above = node.parent; above !== null; above = above.parent) if (isLiteral(above)) return true;
  return false;
}
