import { join } from 'node:path';
import type { Parser } from 'web-tree-sitter';
import { beforeAll, describe, expect, it } from 'vitest';
import { foundingDiagnosis } from '../test/founding-diagnosis.js';
import {
  commandNamesOf,
  errorsOf,
  functionNamesOf,
  parse,
  powershellParser,
} from '../test/syntax/powershell-syntax.js';
import { planRemediation } from './plan-remediation.js';
import { renderScripts } from './render-scripts.js';

const GOLDEN = join(import.meta.dirname, '../test/golden/half-deferred');

/** Cmdlets of PowerShell itself that read or compute. */
const HARMLESS = [
  'ForEach-Object',
  'Get-Command',
  'Get-Date',
  'Select-Object',
  'Set-StrictMode',
  'Sort-Object',
  'Where-Object',
  'Write-Host',
  'Write-Warning',
];

let parser: Parser;
beforeAll(async () => {
  parser = await powershellParser();
});

describe('renderScripts', () => {
  const files = renderScripts(planRemediation(foundingDiagnosis()));
  const scripts = files.filter(({ path }) => path.endsWith('.ps1'));

  it('writes the plan and four scripts for the one shell that has a step', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'plan.json',
      'plan.md',
      'exchange-management-shell/01-check.ps1',
      'exchange-management-shell/02-fix.ps1',
      'exchange-management-shell/03-verify.ps1',
      'exchange-management-shell/04-rollback.ps1',
    ]);
  });

  it('agrees with the golden files', async () => {
    for (const { path, text } of files) await expect(text).toMatchFileSnapshot(join(GOLDEN, path));
  });

  it.each(scripts)('$path is ASCII that the grammar accepts', ({ text }) => {
    expect(text).toMatch(/^[\x0a\x20-\x7e]*$/);
    expect(errorsOf(parse(parser, text))).toEqual([]);
  });

  it.each([
    ['01-check', ['Get-ExchangeCertificate', 'Get-ReceiveConnector', ...HARMLESS]],
    ['03-verify', ['Get-ExchangeCertificate', 'Get-ReceiveConnector', ...HARMLESS]],
    [
      '02-fix',
      [
        ...['Get-ExchangeCertificate', 'Get-ReceiveConnector', 'Set-ReceiveConnector', ...HARMLESS],
        ...['Export-Clixml', 'Join-Path', 'New-Item', 'Out-Null', 'Test-Path'],
      ],
    ],
    [
      '04-rollback',
      [
        ...['Get-ReceiveConnector', 'Set-ReceiveConnector', ...HARMLESS],
        ...['Get-ChildItem', 'Import-Clixml', 'Join-Path', 'Test-Path'],
      ],
    ],
  ])('%s calls only what it needs', (name, allowed) => {
    const root = parse(parser, scripts.find(({ path }) => path.includes(name))?.text ?? '');
    const own = new Set(functionNamesOf(root));
    const called = commandNamesOf(root).filter((command) => !own.has(command));
    expect(called.filter((command) => !allowed.includes(command))).toEqual([]);
  });

  it('shows -WhatIf before anything else, and never forces', () => {
    const fix = scripts.find(({ path }) => path.includes('02-fix'))?.text ?? '';
    expect(fix.indexOf('.\\02-fix.ps1 -WhatIf')).toBeLessThan(fix.search(/^ +\.\\02-fix\.ps1$/m));
    expect(fix).toContain("[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]");
    for (const { text } of files) expect(text).not.toMatch(/-Force\b|AcceptCloudServiceMail/);
  });

  it('lets no date end the comment at the head of a script', () => {
    const plan = { ...planRemediation(foundingDiagnosis()), asOf: '#> Remove-Item C:\\ <#' };
    for (const { path, text } of renderScripts(plan)) {
      if (path.endsWith('.ps1')) expect(text).not.toContain('Remove-Item');
    }
  });

  it('leaves EX01 alone', () => {
    for (const { text } of files) expect(text).not.toContain('EX01');
  });

  it('gives the same bytes for the same diagnosis', () => {
    expect(renderScripts(planRemediation(foundingDiagnosis()))).toEqual(files);
  });
});
