/** What a command may touch besides files: replaced in tests. */
export interface Terminal {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };
  /** The answer. */
  readonly output: Output;
  /** The conversation. */
  readonly errors: Output;
  /** The moment the command runs, ISO 8601. */
  now(): string;
  /** Milliseconds that only ever grow, for measuring how long something takes. */
  clock(): number;
}

export interface Output {
  /** False where more is waiting to be written than should: `drain` tells when there is room again. */
  write(text: string): unknown;
  once?(event: 'drain', listener: () => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  hasColors?(): boolean;
}

/** A sentence for the person who typed the command; the exit code is 2. */
export class UsageError extends Error {}

/** Says something beside the answer. */
export function say(terminal: Terminal, text: string): void {
  terminal.errors.write(`${text}\n`);
}
