import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../apps/cli/src/run.js';
import { repository } from '../testing/src/index.js';

/** The day of the examples: certificates in them expire like any other. */
const TODAY = '2026-11-24T09:00:00.000Z';

/** What a command line prints into a file or a pipe. @throws Error when it fails. */
export async function runCommand(command: string): Promise<string> {
  const [line = '', input] = command.replace(/^npm start --/, 'hybrid-mailflow').split(' < ');
  let output = '';
  let errors = '';
  const given = input === undefined ? [] : [readFileSync(join(repository, input))];
  const code = await run(
    line.split(' ').slice(1),
    {
      cwd: repository,
      environment: { NO_COLOR: '1' },
      input: Object.assign(asStream(given), { isTTY: input === undefined }),
      output: { write: (text: string) => (output += text) },
      errors: { write: (text: string) => (errors += text) },
      now: () => TODAY,
      clock: () => 0,
    },
    '0.0.0',
  );
  if (code >= 2) throw new Error(`${command}: ${errors}`);
  return output;
}

async function* asStream(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}
