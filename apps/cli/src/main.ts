#!/usr/bin/env node
import { run } from './run.js';
import { VERSION } from './version.js';

// The reader of a pipe may have seen enough (`| head`): that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
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
  },
  VERSION,
);
