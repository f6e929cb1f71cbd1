import { Command } from 'commander';
import type { Terminal } from '../../terminal.js';
import { diffCommand } from './diff.js';
import { lintCommand } from './lint.js';
import { predictCommand } from './predict.js';
import { showCommand } from './show.js';

/** `connectors`: what is configured on both sides, what is wrong with it, what differs, and what it makes of mail. */
export function connectorsCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return new Command('connectors')
    .description('look at connectors and their certificates alone, from exports of both sides')
    .addCommand(showCommand(terminal, finish))
    .addCommand(lintCommand(terminal, finish))
    .addCommand(diffCommand(terminal, finish))
    .addCommand(predictCommand(terminal, finish));
}
