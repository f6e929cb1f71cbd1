import type { ExportObject, PresentProperty, PropertyValue } from '../../export-record.js';
import { Truncated, Unreadable, type ReadValue } from '../../values/read-value.js';
import type { Place } from './place.js';

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** An object that a `<Ref>` may name, without the burden of one that is open. */
export interface Referable {
  /** What it was read as; undefined while it is open. */
  read: ReadValue | undefined;
  /** Properties and list items in it, those of objects it refers to included. */
  fields: number;
  /** How many objects stand inside one another in it, itself included. */
  height: number;
}

/** `<Obj>` while it is open: type names, text, properties, and what it is besides (a list, a number, a text). */
export class OpenObject implements Place {
  typeNames: readonly string[] = [];
  text: string | undefined;
  /** It is a list whose elements are records of their own. */
  isListOfRecords = false;
  /** What later references to it need. */
  readonly referable: Referable = { read: undefined, fields: 0, height: 1 };
  #base: ReadValue | undefined;
  #properties: Map<string, PresentProperty> | undefined;

  constructor(
    readonly path: string,
    readonly name: string | undefined,
    readonly line: number,
    readonly column: number,
    /** Properties and list items of the whole item before this object. */
    readonly fieldsBefore: number,
  ) {}

  get properties(): Map<string, PresentProperty> {
    return (this.#properties ??= new Map());
  }

  put(read: ReadValue): void {
    this.#base = read;
  }

  pathOf(): string {
    return this.path;
  }

  /** `cut`: the text ended inside the object. */
  finish(cut: boolean, fieldsNow: number): ReadValue {
    this.referable.fields = fieldsNow - this.fieldsBefore;
    return (this.referable.read = this.isListOfRecords ? new Unreadable('') : this.#toValue(cut));
  }

  #toValue(cut: boolean): ReadValue {
    const read = this.#typedBase();
    if (read !== undefined && (read instanceof Unreadable || !this.#properties)) return read;
    const object: Writable<ExportObject> = { typeNames: this.typeNames, properties: this.properties };
    if (this.text !== undefined) object.text = this.text;
    if (read !== undefined) object.base = read instanceof Truncated ? read.value : read;
    const value: PropertyValue = { kind: 'object', value: object };
    return cut || read instanceof Truncated ? new Truncated(value) : value;
  }

  /** A number with a text of its own is an enumeration. (§G.1) */
  #typedBase(): ReadValue | undefined {
    const base = this.#base;
    if (typeof base !== 'number') return base;
    if (this.text !== undefined && this.text !== String(base)) {
      return { kind: 'enum', value: { name: this.text, number: base } };
    }
    const isEnum = this.typeNames.some((type) => type.endsWith('System.Enum'));
    return isEnum ? { kind: 'enum', value: { number: base } } : base;
  }
}
