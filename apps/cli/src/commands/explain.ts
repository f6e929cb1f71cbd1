import { Command, Option } from 'commander';
import { visible } from '@hybrid-mailflow/report';
import { EXIT } from '../exit-code.js';
import { explain } from '../explain/explanation.js';
import { formatExplanation } from '../explain/format-explanation.js';
import { paintFor } from '../paint.js';
import { say, type Terminal } from '../terminal.js';

/** Columns where the output is no terminal. */
const WIDTH = 100;

/** `explain`: what a code, word, event or phrase means; the page of a cause, rule or lint. */
export function explainCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return new Command('explain')
    .description(
      'say what a code, error word, event id or log phrase means; print the page of a cause, rule or lint',
    )
    .argument('<name...>', 'such as 4.4.317, SubjectMismatch, 12014, 0x800B0109, or a whole error text')
    .addOption(
      new Option('--format <format>', 'how to print the answer').choices(['text', 'json']).default('text'),
    )
    .action((names: string[], flags: { format: 'text' | 'json' }) => {
      const explanation = explain(names.join(' '));
      const { entries, causes, rules, lints, suggestions } = explanation;
      const found = [entries, causes, rules, lints].some(({ length }) => length > 0);
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
