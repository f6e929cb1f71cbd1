import { Command } from 'commander';
import type { Terminal } from '../../terminal.js';
import { inspectCommand } from './inspect.js';
import { matchCommand } from './match.js';
import { nameCommand } from './name.js';
import { probeCommand } from './probe.js';

/** `cert`: what is done with certificates alone, without a diagnosis. */
export function certCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return new Command('cert')
    .description('read certificates, name them as Windows does, see what they are good for')
    .helpCommand(false)
    .addCommand(inspectCommand(terminal, finish))
    .addCommand(nameCommand(terminal, finish))
    .addCommand(matchCommand(terminal, finish))
    .addCommand(probeCommand(terminal, finish));
}
