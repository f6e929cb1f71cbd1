import type { ReadOptions, RecordSink, TraceReader } from '../format.js';
import { IssueReporter } from '../issue-reporter.js';
import { startsLogRow } from '../scan/log-row.js';
import { RowScanner, type RawRow } from '../scan/row-scanner.js';
import { rowText } from '../scan/row-text.js';
import { splitFields } from '../scan/split-fields.js';
import { Utf8Door } from '../scan/utf8-door.js';
import { columnKey, matchColumns, type ColumnNames, type Columns } from './columns.js';

/** Longest row read whole; a tracking row of 5000 recipients takes about a megabyte. */
const MAX_ROW_BYTES = 4 * 1024 * 1024;
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
  row(values: readonly string[], columns: Columns<Field>, line: number, issues: IssueReporter): void;
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
  #columns: Columns<Field> | undefined;
  #delimiter = ',';

  constructor(shape: TableShape<Field>, handler: TableHandler<Field>, issues: IssueReporter) {
    this.#shape = shape;
    this.#handler = handler;
    this.#issues = issues;
  }

  read(raw: RawRow): void {
    const text = this.#clean(raw);
    if (text.trim() === '') return;
    if (text.startsWith('#')) this.#readComment(text, raw.line);
    else if (this.#shape.kind === 'log') this.#readLogRow(text, raw.line);
    else this.#readCsvRow(text, raw.line);
  }

  #clean(raw: RawRow): string {
    const text = rowText(raw.bytes, raw.start, raw.end, raw.ascii);
    if (raw.cut) this.#issues.report('ROW_TOO_LONG', `row cut after ${MAX_ROW_BYTES} bytes`, raw.line);
    if (!text.includes('\0') && !text.startsWith('\ufeff')) return text;
    if (text.includes('\0')) this.#issues.report('NUL_BYTES', 'NUL bytes left out', raw.line);
    return text.replaceAll('\0', '').replace(/^\ufeff/, '');
  }

  #readComment(text: string, line: number): void {
    if (this.#shape.kind === 'csv') return;
    const colon = text.indexOf(':');
    const list = text.slice(colon + 1).trim();
    // Any `#` line that lists as many columns is the header, whatever its first word was translated to.
    if (colon === -1 || splitFields(list, delimiterOf(list), 0).fields.length < 5) return;
    this.#setHeader(list, line);
  }

  #readLogRow(text: string, line: number): void {
    const row = /^\d/.test(text) ? text : text.replace(/^[\s>*]+/, '');
    if (/^\d{4}-\d\d-/.test(row)) {
      if (!this.#columns) {
        this.#issues.report('HEADER_MISSING', 'no #Fields line above: usual columns taken', line);
        this.#columns = matchColumns(this.#shape.defaults, this.#shape.fields);
      }
      this.#readRow(row, this.#columns, line);
    } else if (columnKey(row).startsWith(columnKey(this.#shape.defaults[0] ?? '')))
      this.#setHeader(row, line);
    else this.#issues.report('ROW_UNREADABLE', 'not a row: it does not begin with a date', line);
  }

  #readCsvRow(text: string, line: number): void {
    const separator = /^"?sep=([,;\t])"?$/.exec(text.trim())?.[1];
    if (!this.#columns && separator !== undefined) return;
    if (!this.#columns) this.#setHeader(text, line);
    else this.#readRow(text, this.#columns, line);
  }

  #setHeader(list: string, line: number): void {
    const { fields, defaults, required, kind } = this.#shape;
    this.#delimiter = delimiterOf(list);
    const names = splitFields(list, this.#delimiter, 0).fields.map((name) => name.trim());
    let columns = matchColumns(names, fields);
    const missing = required.filter((group) => group.every((field) => columns.positions[field] === -1));
    if (kind === 'log' && missing.length > required.length / 2 && names.length === defaults.length) {
      this.#issues.report(
        'HEADER_UNKNOWN',
        `column names not known, usual order taken: ${names.join(', ')}`,
        line,
      );
      columns = matchColumns(defaults, fields);
    } else {
      for (const group of missing) {
        const wanted = group.map((field) => fields[field][0]).join(' or ');
        this.#issues.report('COLUMN_MISSING', `no column ${wanted}`, line);
      }
    }
    this.#columns = columns;
  }

  #readRow(text: string, columns: Columns<Field>, line: number): void {
    const { names } = columns;
    const { fields, damaged } = splitFields(text, this.#delimiter, names.length);
    if (damaged) this.#issues.report('QUOTES_DAMAGED', 'quotes of the row do not add up', line);
    if (fields[0] === names[0] && isSame(fields, names)) return;
    if (fields.length !== names.length) {
      if (fields.length === names.length + 1 && fields[names.length] === '') fields.pop();
      else {
        const text = `row has ${fields.length} fields, header ${names.length}`;
        this.#issues.report('ROW_FIELD_COUNT', text, line);
      }
      // The last column of a log is free text, whose commas someone forgot to quote.
      if (this.#shape.kind === 'log' && fields.length > names.length) {
        fields.push(fields.splice(names.length - 1).join(this.#delimiter));
      }
    }
    this.#handler.row(fields, columns, line, this.#issues);
  }
}

function isSame(fields: readonly string[], names: readonly string[]): boolean {
  return fields.length === names.length && fields.every((field, at) => field.trim() === names[at]);
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
