import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why the tests against OpenSSL cannot run; undefined where they can. */
export const OPENSSL_MISSING: string | undefined =
  spawnSync('openssl', ['version']).status === 0 ? undefined : 'the command openssl is not installed';

/** Runs openssl over files written for it; names in `files` may be used as arguments. */
export function openssl(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
): { readonly status: number; readonly output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'openssl-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    return { status: status ?? -1, output: `${stdout}${stderr}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
