import { beforeAll, describe, expect, it } from 'vitest';
import { laterSyntax } from './later-syntax.js';
import { errorsOf, parse, powershellParser } from './powershell-syntax.js';

describe('what Windows PowerShell 5.1 lacks', () => {
  let parser: Awaited<ReturnType<typeof powershellParser>>;
  beforeAll(async () => {
    parser = await powershellParser();
  });
  const objections = (text: string) => {
    const root = parse(parser, `${text}\n`);
    return [...errorsOf(root), ...laterSyntax(root)];
  };

  it.each([
    '$a ?? 1',
    '$a ??= 1',
    '$a ? 1 : 2',
    '${a}?.b',
    '${a}?[0]',
    'Get-Date && Get-Date',
    'Get-Date || Get-Date',
    'Get-Date &',
    'Get-Date | ForEach-Object -Parallel { 1 }',
    'Set-Content x -Encoding utf8NoBOM',
    'using namespace System',
    'if ($IsWindows) { 1 }',
    '"`u{2019}"',
    'ConvertFrom-Json -AsHashtable',
  ])('%s is objected to', (text) => {
    expect(objections(text)).not.toEqual([]);
  });

  it.each([
    '$a = if ($b) { 1 } else { 2 }',
    'Get-Date | ForEach-Object { $_.Year }',
    'Add-Content -LiteralPath x -Value y -Encoding UTF8',
    '"a `n $($b.c)"',
    '& $Step.Read',
  ])('%s is not', (text) => {
    expect(objections(text)).toEqual([]);
  });
});
