import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decodeText } from '@hybrid-mailflow/evidence';
import { Option } from 'commander';
import type { Terminal } from '../terminal.js';

/** Where the password of PFX files is taken from when no file is named. */
const VARIABLE = 'HMF_PFX_PASSWORD';

export interface PasswordFlags {
  readonly passwordFile?: string;
}

/** `--password-file`. There is no option for the password itself: what is typed stands in histories and process lists. */
export function passwordFileOption(): Option {
  return new Option(
    '--password-file <file>',
    `opens PFX files with the first line of this file (else with ${VARIABLE})`,
  );
}

/** The password for PFX files: the first line of the file named, else the environment's. It is never printed. */
export async function pfxPassword(
  { passwordFile }: PasswordFlags,
  { cwd, environment }: Terminal,
): Promise<string | undefined> {
  if (passwordFile === undefined) return environment[VARIABLE];
  const { text } = decodeText(await readFile(resolve(cwd, passwordFile)));
  return text.split(/\r?\n/)[0];
}
