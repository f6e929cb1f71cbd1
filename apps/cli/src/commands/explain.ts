import { Command, Option } from 'commander';
import { visible } from '@hybrid-mailflow/report';
import { EXIT } from '../exit-code.js';
import { explain } from '../explanation.js';
import { formatExplanation } from '../format-explanation.js';
import { paintFor } from '../paint.js';
import { say, type Terminal } from '../terminal.js';

/** Columns where the output is no terminal. */
const WIDTH = 100;

/** `explain`: what a code, word, event, phrase, rule or cause means. */
export function explainCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return new Command('explain')
    .description('say what a code, error word, event id, log phrase, rule or cause means')
    .argument('<name...>', 'such as 4.4.317, SubjectMismatch, 12014, 0x800B0109, or a whole error text')
    .addOption(
      new Option('--format <format>', 'how to print the answer').choices(['text', 'json']).default('text'),
    )
    .action((names: string[], flags: { format: 'text' | 'json' }) => {
      const explanation = explain(names.join(' '));
      const { entries, rules, causes, suggestions } = explanation;
      const found = entries.length + rules.length + causes.length > 0;
      if (flags.format === 'json') {
        terminal.output.write(`${JSON.stringify(explanation, null, 2)}\n`);
      } else if (found) {
        const width = Math.max(40, Math.min(terminal.output.columns ?? WIDTH, WIDTH));
        terminal.output.write(formatExplanation(explanation, width, paintFor(terminal)));
      }
      if (!found) {
        const hint = suggestions.length > 0 ? ` Did you mean ${suggestions.join(', ')}?` : '';
        say(terminal, `Nothing is known by the name ${visible(names.join(' '))}.${hint}`);
      }
      finish(found ? EXIT.nothing : EXIT.notRecognised);
    });
}
