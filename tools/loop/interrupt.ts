import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { ScriptRequest } from '../../packages/remediation/test/powershell/powershell-session.js';
import { repository } from '../testing/src/index.js';

export interface Typed {
  /** Lines typed at prompts. */
  readonly answers?: readonly string[];
  /** Ctrl+C is pressed as soon as this file exists. */
  readonly interruptAt?: string;
}

/** Runs a script in a console of its own, as a person does who answers prompts or presses Ctrl+C; gives what it said. */
export async function runInConsole(
  request: ScriptRequest,
  { answers = [], interruptAt }: Typed,
): Promise<string> {
  const [state = '', side = ''] = request.moduleArguments ?? [];
  const given = Object.entries(request.arguments ?? {}).map(([name, value]) => `-${name}:$${String(value)}`);
  const command = [
    "$PSStyle.OutputRendering = 'PlainText'",
    `Import-Module '${request.module ?? ''}' -ArgumentList '${state}', '${side}' -DisableNameChecking`,
    `& '${request.script}' ${given.join(' ')}`,
  ].join('; ');
  // A process group of its own: Ctrl+C reaches every process of a console.
  const console = spawn('dotnet', ['pwsh', '-NoProfile', '-Command', command], {
    cwd: repository,
    detached: true,
  });
  let said = '';
  for (const stream of [console.stdout, console.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  console.stdin.end(answers.map((answer) => `${answer}\n`).join(''));
  const ended = new Promise((resolve) => console.once('close', resolve));
  if (interruptAt !== undefined) {
    while (!existsSync(interruptAt) && console.exitCode === null) await setTimeout(50);
    process.kill(-(console.pid ?? 0), 'SIGINT');
  }
  await ended;
  return said;
}
