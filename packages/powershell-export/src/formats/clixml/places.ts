import type { RecordCollector } from '../../record-collector.js';
import { ListBuilder, toProperty, type ReadValue } from '../../values/read-value.js';
import type { OpenObject } from './open-object.js';
import type { Place } from './place.js';

/** `<Props>`, the properties of the .NET object, `<MS>`, those added to it, or `<DCT>`, the entries of a dictionary. */
export class Members implements Place {
  readonly path: string;

  constructor(
    private readonly collector: RecordCollector,
    /** The object they belong to. */
    readonly object: OpenObject,
    private readonly note: boolean,
  ) {
    this.path = object.path;
  }

  put(read: ReadValue, name = '', line: number, column: number): void {
    const { properties } = this.object;
    const { item, next: record } = this.collector;
    const origin = { item, line, column, record, path: this.pathOf(name) };
    if (properties.has(name)) this.collector.duplicate(name, origin);
    properties.set(name, toProperty(read, origin, this.note));
  }

  pathOf(name = ''): string {
    return this.collector.paths.of(this.path, name);
  }
}

/** `<MS N="…">` inside other members: an object without type, which ends with it. */
export class MemberSet extends Members {}

/** `<En>`: a key, then a value, which goes to the members under the text of the key. */
export class Entry implements Place {
  readonly path: string;
  #key = '';

  constructor(private readonly members: Members) {
    this.path = members.path;
  }

  put(read: ReadValue, name: string | undefined, line: number, column: number): void {
    if (name === 'Key') this.#key = keyText(read);
    else this.members.put(read, this.#key, line, column);
  }

  pathOf(name: string | undefined): string {
    return name === 'Key' ? this.path : this.members.pathOf(this.#key);
  }
}

function keyText(read: ReadValue): string {
  if (read === null || typeof read !== 'object') return String(read);
  if ('kind' in read) {
    if (read.kind === 'enum') return read.value.name ?? String(read.value.number);
    if (read.kind === 'object') return read.value.text ?? '';
  }
  return '';
}

/** `<LST>`, `<STK>`, `<QUE>` or `<IE>`. */
export class Items implements Place {
  readonly path: string;
  readonly list = new ListBuilder();

  constructor(
    private readonly collector: RecordCollector,
    readonly object: OpenObject,
  ) {
    this.path = object.path;
  }

  put(read: ReadValue): void {
    this.list.add(read);
  }

  pathOf(): string {
    return this.collector.paths.of(this.path, this.list.length);
  }
}

/** `<TN>`: the type names of an object, which later objects refer to. */
export class TypeNames implements Place {
  readonly path = '';
  readonly names: string[] = [];

  put(): void {
    // Only `<T>` elements mean something here, and they are no values.
  }

  pathOf(): string {
    return this.path;
  }
}
