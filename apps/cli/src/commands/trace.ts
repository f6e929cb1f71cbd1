import { Command, InvalidArgumentError, Option } from 'commander';
import { visible } from '@hybrid-mailflow/report';
import { EXIT } from '../exit-code.js';
import { findTraces, type FoundTraces } from '../trace/find-traces.js';
import { paintFor } from '../paint.js';
import { say, type Terminal } from '../terminal.js';
import { printRecords, type RecordFormat } from '../trace/print-records.js';
import { keepHeapSmall } from '../trace/small-heap.js';
import { Progress } from '../trace/progress.js';
import { sumUp } from '../trace/sum-up.js';
import { summaryText } from '../trace/summary-text.js';

interface TraceFlags {
  readonly format: 'text' | RecordFormat;
  readonly jobs: number;
}

/** More threads than any machine this runs on has use for. */
const MOST_JOBS = 64;

/** `trace`: traces and logs in, counts or records out. */
export function traceCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return new Command('trace')
    .description('count what message traces and logs tell by fault, server and hour, or print their records')
    .argument('[paths...]', 'files or folders, also .gz and .zip; standard input with - or with none')
    .addOption(
      new Option('--format <format>', 'text: a table; else every record, as it is read')
        .choices(['text', 'ndjson', 'json', 'csv'])
        .default('text'),
    )
    .addOption(
      new Option('--jobs <number>', 'threads that read for the table: parts of a large log, several files')
        .argParser(parseJobs)
        .default(1),
    )
    .action(async (paths: string[], { format, jobs }: TraceFlags) => {
      keepHeapSmall();
      const found = await findTraces(paths, terminal);
      const progress = new Progress(terminal, found.size);
      const { notRecognised, unreadable, recognised } =
        format === 'text'
          ? await printSummary(found, jobs, progress, terminal)
          : await printAll(found.items, format, progress, terminal);
      for (const label of notRecognised)
        say(terminal, visible(`${label}: no trace, log or report, left out.`));
      for (const text of unreadable) say(terminal, visible(text));
      if (found.unreadable + unreadable.length > 0) finish(EXIT.usage);
      else finish(recognised === 0 ? EXIT.notRecognised : EXIT.nothing);
    });
}

async function printSummary(
  { items, root }: FoundTraces,
  jobs: number,
  progress: Progress,
  terminal: Terminal,
) {
  const summed = await sumUp(items, { jobs, read: progress.add });
  progress.end();
  if (summed.items.length > 0) terminal.output.write(summaryText(summed.summary, paintFor(terminal), root));
  return { ...summed, recognised: summed.items.length };
}

async function printAll(
  items: FoundTraces['items'],
  format: RecordFormat,
  progress: Progress,
  terminal: Terminal,
) {
  const printed = await printRecords(items, format, terminal.output, progress.add);
  progress.end();
  if (printed.issues > 0)
    say(terminal, `${printed.issues} issues are not in CSV: --format ndjson tells them.`);
  return printed;
}

function parseJobs(text: string): number {
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > MOST_JOBS) {
    throw new InvalidArgumentError(`Write a whole number from 1 to ${MOST_JOBS}.`);
  }
  return jobs;
}
