import type { Buffer } from 'node:buffer';
import type { ReadOptions, RecordSink, TraceReader } from '../format.js';
import { IssueReporter } from '../issue-reporter.js';
import { startsLogRow } from '../scan/log-row.js';
import { RowScanner, type RawRow } from '../scan/row-scanner.js';
import { rowText } from '../scan/row-text.js';
import { splitFields } from '../scan/split-fields.js';
import { Utf8Door } from '../scan/utf8-door.js';
import { RowView } from './row-view.js';
import { columnKey, matchColumns, type ColumnNames, type Columns } from './columns.js';

/** Longest row read whole; a tracking row of 5000 recipients takes about a megabyte. */
const MAX_ROW_BYTES = 4 * 1024 * 1024;
const HASH = 0x23;
const DELIMITERS = [',', ';', '\t'] as const;

export interface TableShape<Field extends string> {
  /** An Exchange log has its columns in `#Fields:` lines, a CSV in its first row. */
  readonly kind: 'log' | 'csv';
  readonly fields: ColumnNames<Field>;
  /** Fields whose absence from the header is worth an issue; of a group, one is enough. */
  readonly required: readonly (readonly NoInfer<Field>[])[];
  /** Columns of a log without header, in order; empty for CSV. */
  readonly defaults: readonly string[];
}

export interface TableHandler<Field extends string> {
  row(view: RowView, columns: Columns<Field>, issues: IssueReporter): void;
  end?(issues: IssueReporter): void;
}

/** Reads a table row by row, columns by name, whatever its encoding, line ends and damage. */
export function openTable<Field extends string>(
  shape: TableShape<Field>,
  handler: TableHandler<Field>,
  sink: RecordSink,
  options: ReadOptions,
): TraceReader {
  const issues = new IssueReporter(sink, options.item);
  const table = new Table(shape, handler, issues);
  const scanner = new RowScanner((row) => table.read(row), {
    firstLine: options.firstLine ?? 1,
    maxRowBytes: MAX_ROW_BYTES,
    split: (bytes, start, end) => table.split(bytes, start, end),
    ...(shape.kind === 'log' && { startsRow: startsLogRow }),
  });
  const door = new Utf8Door((bytes) => scanner.push(bytes));
  return {
    push: (bytes) => door.push(bytes),
    end() {
      door.end();
      scanner.end();
      handler.end?.(issues);
      issues.end();
    },
  };
}

class Table<Field extends string> {
  readonly #shape: TableShape<Field>;
  readonly #handler: TableHandler<Field>;
  readonly #issues: IssueReporter;
  readonly #view = new RowView();
  #columns: Columns<Field> | undefined;
  #delimiter = ',';
  #delimiterByte = 0x2c;

  constructor(shape: TableShape<Field>, handler: TableHandler<Field>, issues: IssueReporter) {
    this.#shape = shape;
    this.#handler = handler;
    this.#issues = issues;
  }

  split(bytes: Buffer, start: number, end: number): boolean {
    return this.#columns !== undefined && this.#view.splitLine(bytes, start, end, this.#delimiterByte);
  }

  read(raw: RawRow): void {
    if (raw.cut) this.#issues.report('ROW_TOO_LONG', `row cut after ${MAX_ROW_BYTES} bytes`, raw.line);
    const start = raw.bytes[raw.start] === 0xef ? afterMark(raw) : raw.start;
    const columns = this.#columns;
    const first = raw.bytes[start] ?? 0;
    const plain =
      this.#shape.kind === 'log' ? first !== HASH && startsLogRow(raw.bytes, start, raw.end) : first > 0x20;
    if (columns && plain && !raw.nul) {
      this.#view.split(raw, start, this.#delimiterByte, columns.names.length);
      this.#take(columns);
    } else {
      this.#readText(raw, start);
    }
  }

  /** The slow way: headers, comments, and rows that something was done to. */
  #readText(raw: RawRow, start: number): void {
    let text = rowText(raw.bytes, start, raw.end, raw.ascii);
    if (raw.nul) {
      this.#issues.report('NUL_BYTES', 'NUL bytes left out', raw.line);
      text = text.replaceAll('\0', '');
    }
    if (text.trim() === '') return;
    if (this.#shape.kind === 'csv') this.#readCsvRow(text, raw.line);
    else if (text.startsWith('#')) this.#readComment(text, raw.line);
    else this.#readLogRow(text, raw.line);
  }

  #readComment(text: string, line: number): void {
    const colon = text.indexOf(':');
    const list = text.slice(colon + 1).trim();
    // Any `#` line that lists as many columns is the header, whatever its first word was translated to.
    if (colon === -1 || splitFields(list, delimiterOf(list), 0).fields.length < 5) return;
    this.#setHeader(list, line);
  }

  #readLogRow(text: string, line: number): void {
    const row = text.replace(/^[\s>*]+/, '');
    if (/^\d{4}-\d\d-/.test(row)) {
      if (!this.#columns) {
        this.#issues.report('HEADER_MISSING', 'no #Fields line above: usual columns taken', line);
        this.#columns = matchColumns(this.#shape.defaults, this.#shape.fields);
      }
      this.#takeText(row, this.#columns, line);
    } else if (columnKey(row.slice(0, 100)).startsWith(columnKey(this.#shape.defaults[0] ?? ''))) {
      this.#setHeader(row, line);
    } else {
      this.#issues.report('ROW_UNREADABLE', 'not a row: it does not begin with a date', line);
    }
  }

  #readCsvRow(text: string, line: number): void {
    if (this.#columns) this.#takeText(text, this.#columns, line);
    else if (!/^#TYPE |^"?sep=[,;\t]"?\s*$/.test(text)) this.#setHeader(text, line);
  }

  #setHeader(list: string, line: number): void {
    const { fields, defaults, required, kind } = this.#shape;
    this.#delimiter = delimiterOf(list);
    this.#delimiterByte = this.#delimiter.charCodeAt(0);
    const names = splitFields(list, this.#delimiter, 0).fields.map((name) => name.trim());
    let columns = matchColumns(names, fields);
    const missing = required.filter((group) => group.every((field) => columns.positions[field] === -1));
    if (kind === 'log' && missing.length > required.length / 2 && names.length === defaults.length) {
      const text = `column names not known, usual order taken: ${names.join(', ')}`;
      this.#issues.report('HEADER_UNKNOWN', text, line);
      columns = matchColumns(defaults, fields);
    } else {
      for (const group of missing) {
        const wanted = group.map((field) => fields[field][0]).join(' or ');
        this.#issues.report('COLUMN_MISSING', `no column ${wanted}: what it tells is not known`, line);
      }
    }
    this.#columns = columns;
  }

  #takeText(text: string, columns: Columns<Field>, line: number): void {
    this.#view.splitText(text, line, this.#delimiter, columns.names.length);
    this.#take(columns);
  }

  #take(columns: Columns<Field>): void {
    const view = this.#view;
    const expected = columns.names.length;
    if (view.damaged) this.#issues.report('QUOTES_DAMAGED', 'quotes of the row do not add up', view.line);
    if (view.count !== expected) {
      if (view.count === expected + 1 && view.isEmpty(expected)) view.count = expected;
      else {
        const text = `row has ${view.count} fields, header ${expected}`;
        this.#issues.report('ROW_FIELD_COUNT', text, view.line);
        // The last column of a log is free text, whose commas someone forgot to quote.
        if (this.#shape.kind === 'log' && view.count > expected) view.joinFrom(expected - 1, this.#delimiter);
      }
    } else if (this.#shape.kind === 'csv' && repeatsHeader(view, columns.names)) return;
    this.#handler.row(view, columns, this.#issues);
  }
}

function afterMark({ bytes, start }: RawRow): number {
  return bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf ? start + 3 : start;
}

/** Exports joined to one file bring their headers along. */
function repeatsHeader(view: RowView, names: readonly string[]): boolean {
  const first = names[0]?.charCodeAt(0) ?? 0;
  if (first < 0x80 && view.byte(0, 0) !== first) return false;
  return names.every((name, at) => view.text(at).trim() === name);
}

function delimiterOf(header: string): string {
  let best = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = splitFields(header, delimiter, 0).fields.length;
    if (count > most) [best, most] = [delimiter, count];
  }
  return best;
}
