import type { ReadOptions, RecordSink, TraceReader } from '../format.js';
import { IssueReporter } from '../issue-reporter.js';
import { startsLogRow } from '../scan/log-row.js';
import { RowScanner, type RawRow } from '../scan/row-scanner.js';
import { rowText } from '../scan/row-text.js';
import { splitFields } from '../scan/split-fields.js';
import { Utf8Door } from '../scan/utf8-door.js';
import { RowView } from './row-view.js';
import { columnKey, type Columns } from './columns.js';
import { delimiterOf, type Header, readHeader, type TableShape } from './read-header.js';

/** Longest row read whole; a tracking row of 5000 recipients takes about a megabyte. */
const MAX_ROW_BYTES = 4 * 1024 * 1024;
const HASH = 0x23;
export interface TableHandler<Field extends string> {
  row(view: RowView, columns: Columns<Field>, issues: IssueReporter): void;
  end?(issues: IssueReporter): void;
}

/** Where a table reader stands: what reading on elsewhere must know. */
export interface TableState {
  /** Lines read. */
  readonly lines: number;
  /** The column list in force: see `TableOptions.header`; undefined before the first row. */
  readonly header: string | undefined;
  /** One column list was in force throughout. */
  readonly steady: boolean;
  /** The bytes are UTF-8, and no quoted field was open at the end. */
  readonly separable: boolean;
}

export interface TableReader extends TraceReader {
  state(): TableState;
}

export interface TableOptions extends ReadOptions {
  /** The column list in force where the reader starts inside an item; empty where the item has none. */
  readonly header?: string;
}

/** Reads a table row by row, columns by name, whatever its encoding, line ends and damage. */
export function openTable<Field extends string>(
  shape: TableShape<Field>,
  handler: TableHandler<Field>,
  sink: RecordSink,
  options: TableOptions,
): TableReader {
  const issues = new IssueReporter(sink, options.item, options.detail === 'summary' ? 'all' : undefined);
  const table = new Table(shape, handler, issues, options.header);
  const scanner = new RowScanner((row) => table.read(row), {
    firstLine: options.firstLine ?? 1,
    maxRowBytes: MAX_ROW_BYTES,
    delimiter: () => table.delimiter,
    ...(shape.kind === 'log' && { startsRow: startsLogRow }),
  });
  const door = new Utf8Door((bytes) => scanner.push(bytes));
  const firstLine = scanner.line;
  return {
    push: (bytes) => door.push(bytes),
    end() {
      door.end();
      scanner.end();
      handler.end?.(issues);
      issues.end();
    },
    state: () => ({
      lines: scanner.line - firstLine,
      header: table.header,
      steady: table.steady,
      separable: door.isUtf8 && !(shape.kind === 'csv' && scanner.cutOff),
    }),
  };
}

class Table<Field extends string> {
  readonly #shape: TableShape<Field>;
  readonly #handler: TableHandler<Field>;
  readonly #issues: IssueReporter;
  readonly #view = new RowView();
  /** No other column list came up than the first. */
  steady = true;
  /** What parts the fields; undefined before the header. */
  delimiter: number | undefined;
  #header: Header<Field> | undefined;

  constructor(
    shape: TableShape<Field>,
    handler: TableHandler<Field>,
    issues: IssueReporter,
    header?: string,
  ) {
    this.#shape = shape;
    this.#handler = handler;
    this.#issues = issues;
    if (header !== undefined) this.#use(readHeader(header, shape, () => undefined));
  }

  get header(): string | undefined {
    return this.#header?.list;
  }

  read(raw: RawRow): void {
    if (raw.cut) this.#issues.report('ROW_TOO_LONG', `row cut after ${MAX_ROW_BYTES} bytes`, raw.line);
    const { bytes } = raw.memory;
    const start = bytes[raw.start] === 0xef ? afterMark(raw) : raw.start;
    const header = this.#header;
    const first = bytes[start] ?? 0;
    const plain =
      this.#shape.kind === 'log' ? first !== HASH && startsLogRow(bytes, start, raw.end) : first > 0x20;
    if (header && this.delimiter !== undefined && plain && !raw.nul) {
      this.#view.split(raw, start, this.delimiter, header.columns.names.length);
      this.#take(header);
    } else {
      this.#readText(raw, start);
    }
  }

  /** The slow way: headers, comments, and rows that something was done to. */
  #readText(raw: RawRow, start: number): void {
    let text = rowText(raw.memory.bytes, start, raw.end, raw.ascii);
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
      if (!this.#header)
        this.#issues.report('HEADER_MISSING', 'no #Fields line above: usual columns taken', line);
      this.#takeText(row, this.#header ?? this.#setHeader('', line), line);
    } else if (columnKey(row.slice(0, 100)).startsWith(columnKey(this.#shape.defaults[0] ?? ''))) {
      this.#setHeader(row, line);
    } else {
      this.#issues.report('ROW_UNREADABLE', 'not a row: it does not begin with a date', line);
    }
  }

  #readCsvRow(text: string, line: number): void {
    if (this.#header) this.#takeText(text, this.#header, line);
    else if (!/^#TYPE |^"?sep=[,;\t]"?\s*$/.test(text)) this.#setHeader(text, line);
  }

  #setHeader(list: string, line: number): Header<Field> {
    return this.#use(readHeader(list, this.#shape, (code, text) => this.#issues.report(code, text, line)));
  }

  #use(header: Header<Field>): Header<Field> {
    if (this.#header && this.#header.list !== header.list) this.steady = false;
    this.#header = header;
    this.delimiter = header.delimiter.charCodeAt(0);
    return header;
  }

  #takeText(text: string, header: Header<Field>, line: number): void {
    this.#view.splitText(text, line, header.delimiter, header.columns.names.length);
    this.#take(header);
  }

  #take({ columns, delimiter }: Header<Field>): void {
    const view = this.#view;
    const expected = columns.names.length;
    if (view.damaged) this.#issues.report('QUOTES_DAMAGED', 'quotes of the row do not add up', view.line);
    if (view.count !== expected) {
      if (view.count === expected + 1 && view.isEmpty(expected)) view.count = expected;
      else {
        const text = `row has ${view.count} fields, header ${expected}`;
        this.#issues.report('ROW_FIELD_COUNT', text, view.line);
        // The last column of a log is free text, whose commas someone forgot to quote.
        if (this.#shape.kind === 'log' && view.count > expected) view.joinFrom(expected - 1, delimiter);
      }
    } else if (this.#shape.kind === 'csv' && repeatsHeader(view, columns.names)) return;
    this.#handler.row(view, columns, this.#issues);
  }
}

function afterMark({ memory: { bytes }, start }: RawRow): number {
  return bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf ? start + 3 : start;
}

/** Exports joined to one file bring their headers along. */
function repeatsHeader(view: RowView, names: readonly string[]): boolean {
  const first = names[0]?.charCodeAt(0) ?? 0;
  if (first < 0x80 && view.byte(0, 0) !== first) return false;
  return names.every((name, at) => view.text(at).trim() === name);
}
