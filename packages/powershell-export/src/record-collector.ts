import { resolveLimits, type Origin, type Parsed } from '@hybrid-mailflow/evidence';
import type { ExportFormat, ExportObject, ExportRecord } from './export-record.js';
import type { ReadExportOptions } from './format.js';
import { IssueReporter } from './issue-reporter.js';
import { DEFAULT_LIMITS, type ExportLimits } from './limits.js';
import { PathTable } from './values/path-table.js';

/** Names of properties listed in one issue. */
const NAMES_TOLD = 20;

type Place = Omit<Origin, 'item'>;

/** A record without what the collector knows; a console shows records of more than one form. */
type NewRecord = ExportObject & Partial<Pick<ExportRecord, 'format' | 'command' | 'host'>>;

/** Takes the records of one item until a limit is reached, and its issues. */
export class RecordCollector {
  readonly format: ExportFormat;
  readonly item: string;
  readonly limits: ExportLimits;
  readonly issues: IssueReporter;
  readonly paths = new PathTable();
  readonly #records: ExportRecord[] = [];
  #fields = 0;
  #full = false;
  readonly #typeNamed = new Set<string>();
  #typeNamesAt: Place | undefined;

  /** @throws TypeError for a limit that does not exist or is no whole number. */
  constructor(format: ExportFormat, options: ReadExportOptions) {
    this.format = format;
    this.item = options.item;
    this.limits = resolveLimits(DEFAULT_LIMITS, options.limits);
    this.issues = new IssueReporter(options.item);
  }

  /** Index of the next record. */
  get next(): number {
    return this.#records.length;
  }

  get fields(): number {
    return this.#fields;
  }

  /** A limit is reached: nothing more is taken. */
  get full(): boolean {
    return this.#full;
  }

  /** Counts properties and list items; false where they are more than the limit allows, or a limit was reached before. */
  takeFields(count: number): boolean {
    if (this.#full || this.#fields + count > this.limits.fields) return false;
    this.#fields += count;
    return true;
  }

  /** Fields were refused: nothing more is taken. */
  tellFieldsLimit(at: Place): void {
    this.#close(
      'FIELDS_LIMIT',
      `Only the first ${this.limits.fields} properties and list items are read.`,
      at,
    );
  }

  /** False where the record is one more than the limit allows. */
  add(object: NewRecord, at: Place): boolean {
    if (this.next >= this.limits.records) {
      this.#close('RECORDS_LIMIT', `Only the first ${this.limits.records} records are read.`, at);
      return false;
    }
    this.#records.push({
      format: this.format,
      ...object,
      origin: { item: this.item, record: this.next, ...at },
    });
    return true;
  }

  /** A name stands twice in one object: the later value counts, as it does for PowerShell. */
  duplicate(name: string, origin: Place): void {
    this.issues.report(
      'DUPLICATE_NAME',
      `${name} stands here for the second time; this value counts.`,
      origin,
    );
  }

  /** The name of a type stands where the value of a property should. */
  typeNameOnly(at: Place): void {
    this.#typeNamesAt ??= at;
    const { path = 'an object' } = at;
    if (this.#typeNamed.size < NAMES_TOLD) this.#typeNamed.add(path.replace(/\[\d+\]$/, ''));
  }

  finish(): Parsed<ExportRecord> {
    if (this.#typeNamesAt) {
      const names = [...this.#typeNamed].join(', ');
      const text = `Only the name of a type stands for the value of ${names}. Export-Clixml -Depth 5 keeps values.`;
      this.issues.report('TYPE_NAMES_ONLY', text, this.#typeNamesAt);
    }
    return { records: this.#records, issues: this.issues.finish() };
  }

  #close(code: 'FIELDS_LIMIT' | 'RECORDS_LIMIT', text: string, at: Place): void {
    if (this.#full) return;
    this.#full = true;
    this.issues.report(code, text, at);
  }
}
