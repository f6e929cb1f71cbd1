import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repository } from '@hybrid-mailflow/testing';

export interface ScriptRequest {
  /** Path of the script. */
  readonly script: string;
  /** Its parameters, by name. */
  readonly arguments?: Readonly<Record<string, unknown>>;
  /** A module to load freshly before, and what it is given. */
  readonly module?: string;
  readonly moduleArguments?: readonly string[];
  /** Lines typed at the questions that are expected, no more and no fewer. */
  readonly typed?: readonly string[];
}

export interface ScriptResult {
  /** 1 where the script threw. */
  readonly exitCode: number;
  /** What it threw, null where it did not. */
  readonly error: string | null;
  /** Everything it said: output, warnings, what-if messages, in order. */
  readonly output: string;
}

/** One PowerShell process in which scripts run one after the other. */
export class PowershellSession {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #errors = '';

  constructor(environment: Readonly<Record<string, string>> = {}) {
    this.#process = spawn('dotnet', ['pwsh', '-NoProfile', '-File', join(import.meta.dirname, 'serve.ps1')], {
      cwd: repository,
      env: { ...process.env, ...environment },
    });
    this.#process.stderr.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async run(request: ScriptRequest): Promise<ScriptResult> {
    const { typed = [], ...script } = request;
    const lines = [JSON.stringify({ arguments: {}, ...script }), ...typed];
    this.#process.stdin.write(lines.map((line) => `${line}\n`).join(''));
    const output: string[] = [];
    for (;;) {
      const next = await this.#lines.next();
      if (next.done === true) throw new Error(`PowerShell ended: ${this.#errors}${output.join('\n')}`);
      if (next.value.startsWith('@@done ')) {
        const answer = JSON.parse(next.value.slice('@@done '.length)) as Omit<ScriptResult, 'output'>;
        return { ...answer, output: output.join('\n') };
      }
      output.push(next.value);
    }
  }

  end(): void {
    this.#process.stdin.end();
  }
}
