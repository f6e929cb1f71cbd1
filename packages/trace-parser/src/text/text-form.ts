import type { Origin } from '@hybrid-mailflow/evidence';
import type { Fact } from '../fact.js';
import type { ReadOptions, RecordSink, TextLimits, TraceReader } from '../format.js';
import type { IssueCode } from '../issue-codes.js';
import { IssueReporter } from '../issue-reporter.js';
import { Utf8Door } from '../scan/utf8-door.js';
import { cleanLine } from './clean-line.js';
import { LineCutter } from './line-cutter.js';
import { textLimits } from './text-limits.js';

/** A line that tells the form: nothing else writes it (score 0.9 and more), or others might (0.6). */
export interface Sign {
  readonly pattern: RegExp;
  readonly score: number;
  readonly reason: string;
}

/** One line of the text, cleaned of quoting and typography. */
export interface TextLine {
  readonly text: string;
  readonly number: number;
}

export interface FormContext {
  readonly limits: TextLimits;
  origin(line: number, endLine?: number): Origin;
  fact(fact: Fact): void;
  issue(code: IssueCode, text: string, line: number): void;
}

export interface LineReader {
  line(line: TextLine): void;
  end(): void;
}

/** A form administrators paste: told by its lines, read line by line into facts. */
export interface TextForm {
  readonly id: string;
  readonly title: string;
  /** A block of the form begins with such a line. */
  readonly signs: readonly Sign[];
  /** Lines that may follow inside a block; what is neither sign nor this is not part of it. */
  readonly belongs: RegExp;
  /** After such a line everything belongs, up to a blank line or (`sign`) to a command or a strong sign of another. */
  readonly opens?: readonly { readonly pattern: RegExp; readonly until: 'blank' | 'sign' }[];
  /** Tables with underlined headings are part of the form, whatever their rows say. */
  readonly tables?: boolean;
  open(context: FormContext): LineReader;
}

/** The sign a line shows of a form. */
export function signOf(form: TextForm, line: string): Sign | undefined {
  return form.signs.find(({ pattern }) => pattern.test(line));
}

/** Opens a reader of a form: bytes to lines, lines to facts, within the limits. */
export function openForm(form: TextForm, sink: RecordSink, options: ReadOptions): TraceReader {
  const limits = textLimits(options);
  const issues = new IssueReporter(sink, options.item);
  let facts = 0;
  let last = options.firstLine ?? 1;
  const reader = form.open({
    limits,
    origin: (line, endLine = line) => ({ item: options.item, line, ...(endLine > line && { endLine }) }),
    fact(fact) {
      facts++;
      if (facts <= limits.facts) sink.record({ kind: 'fact', fact });
    },
    issue: (code, text, line) => issues.report(code, text, line),
  });
  let reported = 0;
  const cutter = new LineCutter(
    ({ text, number, cut }) => {
      last = number;
      if (cut && reported !== number) {
        issues.report('LINE_IN_PIECES', `line longer than ${limits.lineBytes} bytes: read in pieces`, number);
        reported = number;
      }
      reader.line({ text: cleanLine(text), number });
    },
    { firstLine: options.firstLine ?? 1, maxBytes: limits.lineBytes },
  );
  const door = new Utf8Door((bytes) => cutter.push(bytes));
  return {
    push: (bytes) => door.push(bytes),
    end() {
      door.end();
      cutter.end();
      reader.end();
      if (facts > limits.facts)
        issues.report('FACTS_LIMIT', `${facts - limits.facts} more than ${limits.facts} facts`, last);
      issues.end();
    },
  };
}

/** A reader that needs all lines at once: they are kept up to the limit, and read at the end. */
export function readWhole(context: FormContext, read: (lines: readonly TextLine[]) => void): LineReader {
  const lines: TextLine[] = [];
  let omitted = 0;
  return {
    line(line) {
      if (lines.length < context.limits.lines) lines.push(line);
      else omitted++;
    },
    end() {
      if (omitted > 0)
        context.issue('LINES_LIMIT', `${omitted} lines beyond ${lines.length}`, lines.at(-1)?.number ?? 1);
      read(lines);
    },
  };
}
