import { spawnSync } from 'node:child_process';
import { repository } from '@hybrid-mailflow/testing';

interface FoundPowershell {
  /** Why there is none here; empty where there is. */
  readonly missing: string;
  readonly version: string;
}

let found: FoundPowershell | undefined;

/** The PowerShell 7 of the .NET tool manifest, or in `missing` the reason why tests must do without. */
export function findPowershell(): FoundPowershell {
  found ??= look();
  if (found.missing !== '') console.warn(`Scripts are only parsed, not run: ${found.missing}`);
  return found;
}

function look(): FoundPowershell {
  const { status, error, stdout } = spawnSync(
    'dotnet',
    ['pwsh', '-NoProfile', '-NonInteractive', '-Command', '$PSVersionTable.PSVersion.ToString()'],
    { cwd: repository, encoding: 'utf8' },
  );
  if (error) return { missing: 'no .NET SDK here', version: '' };
  if (status !== 0) return { missing: 'PowerShell is not restored: run `dotnet tool restore`', version: '' };
  return { missing: '', version: stdout.trim() };
}
