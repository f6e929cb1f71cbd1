import type { PresentProperty } from '../../export-record.js';
import type { RecordCollector } from '../../record-collector.js';
import { readPrintedText } from '../../values/printed-text.js';
import { toProperty, Truncated, Unreadable, type ReadValue } from '../../values/read-value.js';
import type { CsvCell, CsvRow } from './csv-scanner.js';

/** Makes records of rows: the first row after `#TYPE`, or of all, has the names. (§G.3.2) */
export class CsvTable {
  #typeNames: readonly string[] = [];
  #names: readonly string[] | undefined;
  #header = '';

  constructor(private readonly collector: RecordCollector) {}

  /** A `#TYPE` line: the next row has names. */
  setType(name: string): void {
    this.#typeNames = name === '' ? [] : [name];
    this.#names = undefined;
  }

  add(row: CsvRow): void {
    const { cells } = row;
    if (cells.length === 1 && cells[0]?.text.trim() === '' && !cells[0].isQuoted) return;
    const texts = cells.map(({ text }) => text).join('\0');
    if (!this.#names) {
      this.#names = this.#readNames(cells);
      this.#header = texts;
    } else if (texts !== this.#header) this.#addRecord(row, this.#names);
  }

  /** A column without a name of its own is called `H` and its number, as Import-Csv does. */
  #readNames(cells: readonly CsvCell[]): readonly string[] {
    const taken = new Set<string>();
    return cells.map(({ text, at }, index) => {
      const name = text.trim();
      const number = `H${index + 1}`;
      if (name === '') return number;
      if (!taken.has(name)) {
        taken.add(name);
        return name;
      }
      const said = `A second column is called ${name}; it is read as ${number}.`;
      this.collector.issues.report('DUPLICATE_NAME', said, at);
      return number;
    });
  }

  #addRecord({ cells, at, endsText }: CsvRow, names: readonly string[]): void {
    const isCut = endsText && cells.length < names.length;
    if (isCut) this.#tellCut(cells, names);
    else if (cells.length !== names.length && !isTrailingEmpty(cells, names.length)) {
      const text = `The row has ${cells.length} cells, the header ${names.length} names.`;
      this.collector.issues.report('ROW_FIELD_COUNT', text, { ...at, record: this.collector.next });
    }
    const properties = new Map<string, PresentProperty>();
    for (const [index, cell] of cells.entries()) {
      if (!this.collector.takeFields(1)) {
        this.collector.tellFieldsLimit(cell.at);
        break;
      }
      const name = names[index] ?? `H${index + 1}`;
      if (names[index] === undefined && cell.text === '') continue;
      const origin = { item: this.collector.item, ...cell.at, record: this.collector.next, path: name };
      const cutHere = isCut && index === cells.length - 1;
      properties.set(name, toProperty(this.#readCell(cell, name, cutHere), origin));
    }
    this.collector.add({ typeNames: this.#typeNames, properties }, at);
  }

  #readCell(cell: CsvCell, path: string, isCut: boolean): ReadValue {
    const { limits, issues, next: record } = this.collector;
    const { text, at } = cell;
    if (cell.isDamaged && !isCut) {
      issues.report('QUOTES_DAMAGED', 'The quotes of this cell do not add up.', { ...at, record, path });
      return new Unreadable(text.slice(0, 1000));
    }
    if (isCut) return new Truncated(text.slice(0, limits.valueLength));
    if (text.length > limits.valueLength) {
      const said = `Only ${limits.valueLength} characters of a value are read.`;
      issues.report('VALUE_LENGTH_LIMIT', said, { ...at, record, path });
      return new Truncated(text.slice(0, limits.valueLength));
    }
    return readPrintedText(text, path, at, this.collector);
  }

  #tellCut(cells: readonly CsvCell[], names: readonly string[]): void {
    const at = { ...cells.at(-1)?.at, record: this.collector.next };
    const text = `The text ends in column ${cells.length} of ${names.length}: what is missing is not known.`;
    this.collector.issues.report('EXPORT_TRUNCATED', text, at);
  }
}

/** Spreadsheets write empty cells behind the last column. */
function isTrailingEmpty(cells: readonly CsvCell[], columns: number): boolean {
  return cells.length > columns && cells.slice(columns).every(({ text }) => text === '');
}
