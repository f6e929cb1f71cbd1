import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderCommand } from '../../src/powershell/render-command.js';
import { findPowershell } from './find-powershell.js';
import { hostileTexts } from './hostile-text.js';
import { PowershellSession } from './powershell-session.js';

/** A cmdlet that writes down each argument it was given: its type, and its UTF-16 units. */
const PLAYED = String.raw`
param([string] $Log)
$global:executed = 0
$lines = New-Object System.Collections.Generic.List[string]
function Get-Units([string] $text) {
    $bytes = New-Object byte[] (2 * $text.Length)
    [Buffer]::BlockCopy($text.ToCharArray(), 0, $bytes, 0, $bytes.Length)
    [Convert]::ToBase64String($bytes)
}
function Set-ReceiveConnector {
    param($Identity, $TlsDomainCapabilities)
    if ($args.Count -gt 0) { $lines.Add("more arguments: $($args.Count)") }
    $lines.Add("$($Identity.GetType().Name) $(Get-Units $Identity)")
    foreach ($value in $TlsDomainCapabilities) { $lines.Add("$($value.GetType().Name) $(Get-Units $value)") }
}
`;

const { missing, version } = findPowershell();

describe.skipIf(missing !== '')(
  `any text reaches a cmdlet unchanged (PowerShell ${version}${missing})`,
  () => {
    let folder: string;
    let session: PowershellSession;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'injection-'));
      session = new PowershellSession();
    });
    afterAll(() => {
      session.end();
      rmSync(folder, { recursive: true });
    });

    it('20,000 texts and two of 100 kB, each one argument, nothing run', { timeout: 240_000 }, async () => {
      const texts = [
        ...hostileTexts(20_000, 7),
        "'$(x)`".repeat(20_000),
        '\u2019"\n\ud800$($global:executed = 1)'.repeat(4_000),
      ];
      const pairs = texts.flatMap((text, at) => (at % 2 === 0 ? [[text, texts[at + 1] ?? '']] : []));
      const commands = pairs.map(([identity = '', capability = '']) =>
        renderCommand({
          cmdlet: 'Set-ReceiveConnector',
          parameters: {
            Identity: { kind: 'text', value: identity },
            TlsDomainCapabilities: { kind: 'text-list', value: [capability] },
          },
        }),
      );
      const script = join(folder, 'texts.ps1');
      const log = join(folder, 'log.txt');
      const end = '[System.IO.File]::WriteAllLines($Log, $lines)\n"executed $global:executed"\n';
      writeFileSync(script, `${PLAYED}${commands.join('\n')}\n${end}`);

      const result = await session.run({ script, arguments: { Log: log } });
      expect(result).toEqual({ exitCode: 0, error: null, output: 'executed 0' });
      const seen = readFileSync(log, 'utf8').trimEnd().split('\n');
      expect(seen).toEqual(texts.map((text) => `String ${units(text)}`));
    });
  },
);

function units(text: string): string {
  return Buffer.from(text, 'utf16le').toString('base64');
}
