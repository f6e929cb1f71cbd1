import { join } from 'node:path';
import type { PowershellSession } from './powershell-session.js';

/** What PowerShell's own parser says of a script. */
export interface Examined {
  readonly path: string;
  /** `line: message`. */
  readonly errors: readonly string[];
  /** What Windows PowerShell 5.1 lacks, `line: what`. */
  readonly later: readonly string[];
  readonly commands: readonly string[];
  readonly functions: readonly string[];
  /** Methods: `[regex]::Unescape`, `.Replace`. */
  readonly calls: readonly string[];
  readonly redirections: readonly string[];
}

export async function examine(
  session: PowershellSession,
  paths: readonly string[],
): Promise<readonly Examined[]> {
  const script = join(import.meta.dirname, 'examine.ps1');
  const { output, error } = await session.run({ script, arguments: { Path: paths } });
  const line = output.split('\n').find((text) => text.startsWith('@@'));
  if (line === undefined) throw new Error(`${error ?? ''}\n${output}`);
  return JSON.parse(line.slice(2)) as Examined[];
}
