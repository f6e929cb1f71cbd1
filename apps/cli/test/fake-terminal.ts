import type { Terminal } from '../src/terminal.js';
import { run } from '../src/run.js';

export interface Ran {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

export interface Surroundings {
  readonly cwd?: string;
  /** What is piped in; without it standard input is a terminal. */
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly clock?: () => number;
  /** Makes the reader of the output slow: told of every text it has to wait for. */
  readonly slow?: (text: string) => void;
}

/** Runs the command line in this process and gives what it said. The date is fixed. */
export async function runFake(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const output: string[] = [];
  const errors: string[] = [];
  const { input, columns } = surroundings;
  const terminal: Terminal = {
    cwd: surroundings.cwd ?? process.cwd(),
    environment: surroundings.environment ?? {},
    input: Object.assign(
      (async function* () {
        await Promise.resolve();
        if (input !== undefined) yield input;
      })(),
      { isTTY: input === undefined },
    ),
    output: {
      write(text: string) {
        output.push(text);
        surroundings.slow?.(text);
        return surroundings.slow === undefined;
      },
      once: (_event: 'drain', listener: () => void) => setTimeout(listener, 5),
      ...(columns === undefined ? {} : { columns, isTTY: true, hasColors: () => true }),
    },
    errors: { write: (text: string) => errors.push(text), isTTY: columns !== undefined },
    now: () => '2026-11-24T00:00:00.000Z',
    clock: surroundings.clock ?? (() => 0),
  };
  const code = await run(args, terminal, '1.2.3');
  return { code, output: output.join(''), errors: errors.join('') };
}
