import type { PresentProperty } from '../export-record.js';
import type { RecordCollector } from '../record-collector.js';
import type { ConsoleBlock } from './console-blocks.js';
import type { ConsoleLine } from './console-lines.js';
import { displayWidth } from './display-width.js';
import { readPrintedLines } from './printed-value.js';
import { wrapsHard, type Piece } from './rejoin.js';
import { cellsByColumn, cellsByTab, cellsByWord, columnStarts, type Cell } from './table-cells.js';
import { readTableHeader, type TableHeader } from './table-header.js';

/** `   Server: EX01` above a table: what its rows have in common. */
export interface GroupLabel {
  readonly name: string;
  readonly value: string;
  readonly line: ConsoleLine;
}

export function readGroupLabel({ lines }: ConsoleBlock): GroupLabel | undefined {
  const [line] = lines;
  if (!line || lines.length > 1) return undefined;
  const [, name, value] = /^\s+([A-Za-z]\w{0,60}): (.+)$/.exec(line.text) ?? [];
  return name !== undefined && value !== undefined ? { name, value, line } : undefined;
}

interface Table {
  readonly header: TableHeader;
  readonly rows: readonly ConsoleLine[];
}

export interface SplitTables {
  readonly tables: readonly Table[];
  /** Lines above the first table. */
  readonly before: readonly ConsoleLine[];
}

/** The tables of a block, each from its heading to the next one. */
export function splitTables({ lines }: ConsoleBlock): SplitTables {
  const starts = lines.flatMap((line, at) => {
    const names = lines[at - 1]?.text;
    const header = names === undefined ? undefined : readTableHeader(names, line.text.trimEnd());
    return header ? [{ header, at: at - 1 }] : [];
  });
  const tables = starts.map(({ header, at }, index) => ({
    header,
    rows: lines.slice(at + 2, starts[index + 1]?.at),
  }));
  return { tables, before: lines.slice(0, starts[0]?.at ?? lines.length) };
}

/** Reads the rows of one table; one that cannot be taken apart gives a record of unreadable properties, and an issue. */
export function readTable(
  { header, rows }: Table,
  block: ConsoleBlock,
  label: GroupLabel | undefined,
  collector: RecordCollector,
): void {
  const { columns } = header;
  const texts = rows.map(({ text }) => text);
  const starts = header.aligned ? columnStarts(columns, texts.slice(0, 1000)) : [];
  const width = Math.max(0, ...texts.slice(0, 10_000).map((text) => displayWidth(text.trimEnd())));
  const widths = columns.map(
    (_, at) => (starts[at] ?? width + 1) - (at === 0 ? 0 : (starts[at - 1] ?? 0)) - 1,
  );
  const wraps = /\s-wr/i.test(block.command ?? '');
  let open: OpenRow | undefined;

  const close = () => {
    if (open) addRow(open, header, widths, block, label, collector);
    open = undefined;
  };
  for (const line of rows) {
    if (collector.full) return;
    const byColumn = header.aligned ? cellsByColumn(line.text, starts) : undefined;
    if (open && byColumn && continues(open, byColumn, widths, wraps)) {
      open.lines.push(byColumn);
      continue;
    }
    close();
    const cells = cellsByTab(line.text, columns.length) ?? byColumn ?? cellsByWord(line.text, columns.length);
    if (cells) open = { line, lines: [cells] };
    else unreadableRow(line, header, block, collector);
  }
  close();
}

interface OpenRow {
  readonly line: ConsoleLine;
  /** The cells of each of its lines. */
  readonly lines: (readonly Cell[])[];
}

/** Whether a line is more of the row above, as `-Wrap` prints it: every cell in it goes on from one that was full. */
function continues(
  { lines }: OpenRow,
  cells: readonly Cell[],
  widths: readonly number[],
  wraps: boolean,
): boolean {
  const filled = cells.flatMap(({ text }, at) => (text === '' ? [] : [at]));
  if (filled.length === 0 || filled.length === cells.length) return false;
  if (filled[0] === 0 && !wraps) return false;
  return filled.every((at) => {
    const above = lines.at(-1)?.[at]?.text ?? '';
    if (above === '' || /(?:\.{3}|…)$/.test(above)) return false;
    const head = displayWidth((cells[at]?.text ?? '').split(' ', 1)[0] ?? '');
    return displayWidth(above) + 1 + head > (widths[at] ?? 0);
  });
}

function addRow(
  { line, lines }: OpenRow,
  { columns }: TableHeader,
  widths: readonly number[],
  block: ConsoleBlock,
  label: GroupLabel | undefined,
  collector: RecordCollector,
): void {
  const { item, next: record } = collector;
  const properties = new Map<string, PresentProperty>();
  if (label) {
    const origin = { item, record, path: label.name, line: label.line.number };
    properties.set(label.name, { state: 'value', value: label.value, origin });
  }
  columns.forEach(({ name }, at) => {
    const cells = lines.map((row) => row[at]).filter((cell) => cell !== undefined && cell.text !== '');
    const pieces = cells.map((cell) => toPiece(cell?.text ?? ''));
    const start = lines[0]?.[at]?.start ?? 0;
    const origin = {
      item,
      record,
      path: name,
      line: line.number,
      ...(line.column === undefined ? {} : { column: line.column + start }),
    };
    const width = widths[at] ?? 0;
    const printed = { width, column: 0, hard: wrapsHard([pieces], width) };
    properties.set(name, readPrintedLines(pieces, printed, origin, collector));
  });
  addRecord(properties, block, line, collector);
}

function toPiece(text: string): Piece {
  return { text, lineWidth: displayWidth(text), blankAtEnd: false, indented: false, afterEmptyLine: false };
}

function unreadableRow(
  line: ConsoleLine,
  header: TableHeader,
  block: ConsoleBlock,
  collector: RecordCollector,
): void {
  const { item, next: record } = collector;
  const text = `The columns of this row cannot be told apart: ${line.text.trim().slice(0, 200)}`;
  collector.issues.report('TABLE_ALIGNMENT_LOST', text, { line: line.number, record });
  const raw = line.text.trim();
  const properties = header.columns.map(({ name }): [string, PresentProperty] => [
    name,
    { state: 'unreadable', raw, origin: { item, record, path: name, line: line.number } },
  ]);
  addRecord(new Map(properties), block, line, collector);
}

function addRecord(
  properties: ReadonlyMap<string, PresentProperty>,
  { command, host }: ConsoleBlock,
  line: ConsoleLine,
  collector: RecordCollector,
): void {
  const at = { line: line.number };
  if (!collector.takeFields(properties.size)) return collector.tellFieldsLimit(at);
  collector.add(
    {
      format: 'format-table',
      typeNames: [],
      properties,
      ...(command === undefined ? {} : { command }),
      ...(host === undefined ? {} : { host }),
    },
    at,
  );
}

/** Rows whose heading was not copied: columns of blanks around words that are cells of their own. */
export function looksLikeRows({ lines }: ConsoleBlock): boolean {
  const rows = lines.filter(
    ({ text }) =>
      /\S(?: {2,}|\t)\S/.test(text) &&
      /\{[^{}]*\}|\s(?:True|False)(?:\s|$)|^\s*[0-9A-F]{40}\s/.test(text.slice(0, 4096)),
  );
  return rows.length > 0 && rows.length * 2 >= lines.length;
}
