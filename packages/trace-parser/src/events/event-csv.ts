import type { LoggedEvent } from '../fact.js';
import { readMachineTime } from '../machine-time.js';
import { splitFields } from '../scan/split-fields.js';
import type { FormContext, TextLine } from '../text/text-form.js';
import { readEventText } from './event-text.js';

const COLUMNS = {
  id: /^(?:Event ?ID|Id|Ereignis-ID|ID de l'.*|Id\. del evento|ID evento|イベント ID|事件 ID)$/i,
  source: /^(?:Source|ProviderName|Quelle|Origen|Origine|ソース|来源)$/i,
  time: /^(?:Date and Time|TimeCreated|TimeGenerated|Datum und Uhrzeit|Date et heure|Fecha y hora|Data e ora|日付と時刻|日期和时间)$/i,
  level: /^(?:Level|LevelDisplayName|EntryType|Ebene|Niveau|Nivel|Livello|レベル|级别)$/i,
  server: /^(?:MachineName|Computer)$/i,
  log: /^(?:LogName|Log Name)$/i,
  text: /^(?:Message|Description|Beschreibung)$/i,
} as const;

type Column = keyof typeof COLUMNS;

/** Lines one quoted field may take. */
const ROW_LINES = 200;

/** The columns of an event CSV, of the Event Viewer or of Export-Csv; undefined where the line is no such header. */
export function eventColumns(
  header: string,
): { readonly delimiter: string; readonly at: Map<Column, number> } | undefined {
  if (!/\bID\b|ID"|,Id,|"Id"/i.test(header) && !/[ぁ-んァ-ヶ一-龠]/.test(header)) return undefined;
  for (const delimiter of [',', ';', '\t']) {
    const names = splitFields(header, delimiter, 0).fields.map((name) => name.trim());
    if (names.length < 4) continue;
    const at = new Map<Column, number>();
    for (const [column, pattern] of Object.entries(COLUMNS) as [Column, RegExp][]) {
      const index = names.findIndex((name) => pattern.test(name));
      if (index !== -1) at.set(column, index);
    }
    // The Event Viewer writes the description behind its last heading.
    if (!at.has('text') && at.has('id')) at.set('text', names.length);
    if (at.has('id') && at.has('time') && at.has('source')) return { delimiter, at };
  }
  return undefined;
}

/** Reads the rows of an event CSV, joining the lines of quoted texts. */
export class EventCsv {
  readonly #context: FormContext;
  readonly #columns: NonNullable<ReturnType<typeof eventColumns>>;
  #row: string[] = [];
  #firstLine = 1;
  #quotes = 0;

  constructor(context: FormContext, columns: NonNullable<ReturnType<typeof eventColumns>>) {
    this.#context = context;
    this.#columns = columns;
  }

  line({ text, number }: TextLine): void {
    if (this.#row.length === 0) this.#firstLine = number;
    this.#row.push(text);
    this.#quotes += text.split('"').length - 1;
    if (this.#quotes % 2 === 0 || this.#row.length >= ROW_LINES) this.giveOut();
  }

  giveOut(): void {
    const row = this.#row.join('\n');
    const lines = this.#row.length;
    this.#row = [];
    this.#quotes = 0;
    if (row.trim() === '') return;
    const { fields } = splitFields(row, this.#columns.delimiter, this.#columns.at.size);
    const event = this.#event(fields, this.#firstLine, this.#firstLine + lines - 1);
    if (event) this.#context.fact(event);
    else this.#context.issue('ROW_UNREADABLE', 'row without event id', this.#firstLine);
  }

  #event(fields: readonly string[], line: number, endLine: number): LoggedEvent | undefined {
    const of = (column: Column) => {
      const value = fields[this.#columns.at.get(column) ?? -1]?.trim();
      return value === '' ? undefined : value;
    };
    const id = Number(of('id') ?? '');
    if (!Number.isInteger(id) || id <= 0) return undefined;
    const [source, log, time, level, server] = [
      of('source'),
      of('log'),
      of('time'),
      of('level'),
      of('server'),
    ];
    return {
      kind: 'event',
      id,
      idFromText: false,
      ...(source !== undefined && { source }),
      ...(log !== undefined && { log }),
      ...(time !== undefined && { time: readMachineTime(time) }),
      ...(level !== undefined && { level }),
      ...(server !== undefined && { server }),
      ...readEventText(id, of('text') ?? ''),
      origin: this.#context.origin(line, endLine),
    };
  }
}
