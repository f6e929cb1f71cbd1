#!/usr/bin/env node
import { run } from './run.js';
import { VERSION } from './version.js';

// The reader of a pipe may have seen enough (`| head`): that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

// Interrupted, it leaves no half-drawn progress bar; the shells expect 128 and the signal's number.
process.once('SIGINT', () => {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  process.exit(130);
});

process.exitCode = await run(
  process.argv.slice(2),
  {
    cwd: process.cwd(),
    environment: process.env,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    now: () => new Date().toISOString(),
    clock: () => performance.now(),
  },
  VERSION,
);
