import type { PropertyValue } from '../../export-record.js';
import type { RecordCollector } from '../../record-collector.js';
import { isList, Truncated, Unreadable, type ReadValue } from '../../values/read-value.js';
import type { Place } from './place.js';
import type { StreamTexts } from './stream-texts.js';

/** `<Objs>`: what is put here is a record, unless PowerShell wrote it to another stream than its output. */
export class Root implements Place {
  readonly path = '';
  /** Attribute `S` of the element that is open at the top, in lower case. */
  stream = '';

  constructor(
    private readonly collector: RecordCollector,
    private readonly streams: StreamTexts,
  ) {}

  put(read: ReadValue, _name: string | undefined, line: number, column: number): void {
    if (this.stream !== '' && this.stream !== 'output') this.streams.add(this.stream, read, line, column);
    else if (!(read instanceof Unreadable))
      this.#add(read instanceof Truncated ? read.value : read, line, column);
  }

  pathOf(): string {
    return this.path;
  }

  close(): void {
    // The records were given to the collector.
  }

  #add(value: PropertyValue, line: number, column: number): void {
    if (value === null) return;
    if (typeof value === 'object' && isList(value)) for (const item of value) this.#add(item, line, column);
    else if (typeof value === 'object' && 'kind' in value && value.kind === 'object') {
      this.collector.add(value.value, { line, column });
    } else this.collector.add({ typeNames: [], base: value, properties: new Map() }, { line, column });
  }
}
