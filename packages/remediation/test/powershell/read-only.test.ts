import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Parser } from 'web-tree-sitter';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderCollector } from '../../src/collector/render-collector.js';
import {
  commandNamesOf,
  errorsOf,
  functionNamesOf,
  parse,
  powershellParser,
} from '../syntax/powershell-syntax.js';
import { examine, type Examined } from './examine.js';
import { findPowershell } from './find-powershell.js';
import { PowershellSession } from './powershell-session.js';

/** Everything a collector may call besides Get-: it computes, or writes into the collector's own new folder. */
const HARMLESS = [
  'Add-Content',
  'Compress-Archive',
  'ConvertTo-Json',
  'Copy-Item',
  'ForEach-Object',
  'Join-Path',
  'New-Item',
  'New-Object',
  'Out-Null',
  'Select-Object',
  'Set-StrictMode',
  'Sort-Object',
  'Split-Path',
  'Test-Certificate',
  'Test-EdgeSynchronization',
  'Test-Path',
  'Where-Object',
  'Write-Host',
  'Write-Verbose',
  'Write-Warning',
];

/** Methods that compute or read; `.Add`, `.Replace` and the like work on lists and texts in memory. */
const CALLS = [
  '.Add',
  '.AddHours',
  '.ComputeHash',
  '.GetValue',
  '.GetValueNames',
  '.IsMatch',
  '.OpenSubKey',
  '.Replace',
  '.Substring',
  '.ToArray',
  '.ToLowerInvariant',
  '.ToString',
  '.ToUniversalTime',
  '.ToUpperInvariant',
  '.GetBytes',
  '[BitConverter]::ToString',
  '[Convert]::ToBase64String',
  '[Microsoft.Win32.RegistryKey]::OpenRemoteBaseKey',
];

const scripts = renderCollector();

function isReading(command: string, own: readonly string[]): boolean {
  return /^Get-[A-Za-z0-9]+$/.test(command) || HARMLESS.includes(command) || own.includes(command);
}

describe('the collectors', () => {
  let parser: Parser;
  beforeAll(async () => {
    parser = await powershellParser();
  });

  it.each(scripts)('$path is ASCII that the grammar accepts, and only reads', ({ text }) => {
    expect(text).toMatch(/^[\x0a\x20-\x7e]*$/);
    const root = parse(parser, text);
    expect(errorsOf(root)).toEqual([]);
    const own = functionNamesOf(root);
    expect(commandNamesOf(root).filter((name) => !isReading(name, own))).toEqual(
      ['$Read', '$transport'].filter((name) => commandNamesOf(root).includes(name)),
    );
  });
});

const { missing, version } = findPowershell();

describe.skipIf(missing !== '')(`the collectors under PowerShell's own parser (${version}${missing})`, () => {
  let folder: string;
  let session: PowershellSession;
  let examined: readonly Examined[];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'read-only-'));
    session = new PowershellSession();
    const paths = scripts.map(({ path }) => join(folder, path));
    scripts.forEach(({ text }, at) => writeFileSync(paths[at] ?? '', text));
    examined = await examine(session, paths);
  }, 60_000);
  afterAll(() => {
    session.end();
    rmSync(folder, { recursive: true });
  });

  it('hold no cmdlet, method or redirection that changes anything, and run in Windows PowerShell 5.1', () => {
    expect(examined).toHaveLength(2);
    for (const { errors, later, redirections, commands, functions, calls } of examined) {
      expect({ errors, later, redirections }).toEqual({ errors: [], later: [], redirections: [] });
      // `&` calls a script block of the script itself, or Get-TransportService under its older name.
      expect(commands.filter((name) => name !== '&' && !isReading(name, functions))).toEqual([]);
      expect(calls.filter((name) => !CALLS.includes(name))).toEqual([]);
    }
  });
});
