import type { IssueCode } from '../issue-codes.js';
import { splitFields } from '../scan/split-fields.js';
import { matchColumns, type ColumnNames, type Columns } from './columns.js';

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

/** A column list, understood. */
export interface Header<Field extends string> {
  /** As found; empty where there was none and the usual columns were taken. */
  readonly list: string;
  readonly delimiter: string;
  readonly columns: Columns<Field>;
}

/** Finds the fields in a column list; an empty one stands for the usual columns. */
export function readHeader<Field extends string>(
  list: string,
  shape: TableShape<Field>,
  report: (code: IssueCode, text: string) => void,
): Header<Field> {
  const { fields, defaults, required, kind } = shape;
  if (list === '') return { list, delimiter: ',', columns: matchColumns(defaults, fields) };
  const delimiter = delimiterOf(list);
  const names = splitFields(list, delimiter, 0).fields.map((name) => name.trim());
  const columns = matchColumns(names, fields);
  const missing = required.filter((group) => group.every((field) => columns.positions[field] === -1));
  if (kind === 'log' && missing.length > required.length / 2 && names.length === defaults.length) {
    report('HEADER_UNKNOWN', `column names not known, usual order taken: ${names.join(', ')}`);
    return { list, delimiter, columns: matchColumns(defaults, fields) };
  }
  for (const group of missing) {
    report(
      'COLUMN_MISSING',
      `no column ${group.map((field) => fields[field][0]).join(' or ')}: what it tells is not known`,
    );
  }
  return { list, delimiter, columns };
}

export function delimiterOf(header: string): string {
  let best = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = splitFields(header, delimiter, 0).fields.length;
    if (count > most) [best, most] = [delimiter, count];
  }
  return best;
}
