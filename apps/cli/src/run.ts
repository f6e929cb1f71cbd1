import { Command, CommanderError } from 'commander';
import { readFault } from '@hybrid-mailflow/evidence-files';
import { visible } from '@hybrid-mailflow/report';
import { certCommand } from './commands/cert/index.js';
import { collectCommand } from './commands/collect.js';
import { connectorsCommand } from './commands/connectors/index.js';
import { diagnoseCommand } from './commands/diagnose.js';
import { explainCommand } from './commands/explain.js';
import { planCommand } from './commands/plan.js';
import { readCommand } from './commands/read.js';
import { traceCommand } from './commands/trace.js';
import { EXIT } from './exit-code.js';
import { say, type Terminal, UsageError } from './terminal.js';

const EXIT_CODES = `
Exit codes:
  0   nothing at or above --fail-on
  1   something at or above it
  2   wrong usage, or evidence that could not be read
  3   nothing recognised in the evidence, or nothing known by that name
  4   plan --detailed-exitcode only: something is wrong, and no step is safe on this evidence
  70  our own fault

Everything is read offline; nothing is changed and nothing is sent anywhere.
`;

/** Runs the command line `args` (without the program's name) and gives the exit code. Never rejects. */
export async function run(args: readonly string[], terminal: Terminal, version: string): Promise<number> {
  let code: number = EXIT.nothing;
  const finish = (given: number) => (code = given);
  const program = new Command('hybrid-mailflow')
    .description(
      'Finds out why mail between Exchange Online and your Exchange servers fails on TLS, certificates and\nconnectors, and writes the repair.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpCommand(false)
    .addHelpText('after', EXIT_CODES);
  program
    .addCommand(diagnoseCommand(terminal, finish))
    .addCommand(planCommand(terminal, finish))
    .addCommand(connectorsCommand(terminal, finish))
    .addCommand(collectCommand(terminal))
    .addCommand(certCommand(terminal, finish))
    .addCommand(explainCommand(terminal, finish))
    .addCommand(readCommand(terminal, finish))
    .addCommand(traceCommand(terminal, finish));
  connect(program, terminal);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, terminal);
  }
}

/** Leads what commander says of a command, and of those below it, to the terminal, and lets none of it end the process. */
function connect(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.output.write(text),
    writeErr: (text) => terminal.errors.write(text),
    getOutHelpWidth: () => 100,
    getErrHelpWidth: () => 100,
  });
  for (const below of command.commands) connect(below, terminal);
}

function failed(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.nothing : EXIT.usage;
  if (error instanceof UsageError) {
    say(terminal, visible(error.message));
    return EXIT.usage;
  }
  const fault = readFault(error);
  if (fault !== undefined && error instanceof Error && 'path' in error) {
    say(terminal, visible(`${String(error.path)}: ${fault}`));
    return EXIT.usage;
  }
  const text = error instanceof Error ? error.message : String(error);
  say(
    terminal,
    `Hybrid Mailflow failed (${visible(text)}). This is our fault: please report it with the command you typed at ` +
      'https://github.com/hybrid-mailflow/hybrid-mailflow/issues',
  );
  const debug = terminal.environment['HMF_DEBUG'];
  if (debug !== undefined && debug !== '' && error instanceof Error) say(terminal, error.stack ?? '');
  return EXIT.ourFault;
}
