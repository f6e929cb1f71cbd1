import type { PresentProperty, PropertyValue } from '../../export-record.js';
import type { Position } from '../../line-cursor.js';
import type { RecordCollector } from '../../record-collector.js';
import { isoDateOf } from '../../values/iso-date.js';
import { readPrintedText } from '../../values/printed-text.js';
import { ListBuilder, toProperty, Truncated, Unreadable, type ReadValue } from '../../values/read-value.js';
import type { JsonMember, JsonNode, JsonObject } from './json-node.js';

/** Makes values of the JSON that ConvertTo-Json writes of objects. (§G.3.3) */
export class JsonValues {
  constructor(private readonly collector: RecordCollector) {}

  /** The members of an object as properties; `path` is that of the object, empty for a record. */
  properties(members: readonly JsonMember[], path: string): Map<string, PresentProperty> {
    const { item, next: record, paths } = this.collector;
    const properties = new Map<string, PresentProperty>();
    for (const { name, value, at } of members) {
      const origin = { item, ...at, record, path: paths.of(path, name) };
      if (properties.has(name)) this.collector.duplicate(name, origin);
      properties.set(name, toProperty(this.read(value, origin.path, at), origin));
    }
    return properties;
  }

  /** A value and all it holds; `at` is where it, or the member it belongs to, starts. */
  read(node: JsonNode, path: string, at: Position): ReadValue {
    switch (node.type) {
      case 'string':
        if (node.cut) return new Truncated(node.text);
        return readDate(node.text) ?? readPrintedText(node.text, path, at, this.collector);
      case 'number':
        return readNumber(node.text);
      case 'literal':
        return node.value;
      case 'damaged':
        return new Unreadable(node.raw);
      case 'array':
        return this.#readList(node.items, node.cut, path, at);
      case 'object':
        return this.#readObject(node, path);
    }
  }

  #readList(items: readonly JsonNode[], cut: boolean, path: string, at: Position): ReadValue {
    const list = new ListBuilder();
    for (const item of items) list.add(this.read(item, this.collector.paths.of(path, list.length), at));
    return list.finish(cut);
  }

  #readObject({ members, cut }: JsonObject, path: string): ReadValue {
    const single = cut ? undefined : this.#unwrap(members, path);
    if (single !== undefined) return single;
    const properties = this.properties(members, path);
    const value: PropertyValue = { kind: 'object', value: { typeNames: [], properties } };
    return cut ? new Truncated(value) : value;
  }

  /** What is no object at all but a value that ConvertTo-Json wrapped in one; undefined for a real object. */
  #unwrap(members: readonly JsonMember[], path: string): ReadValue | undefined {
    const value = members.find(({ name }) => name === 'value');
    if (!value) return undefined;
    const others = members.filter((member) => member !== value);
    const [other] = others;
    // An enumeration of an imported object.
    if (other?.name === 'Value' && others.length === 1) {
      if (value.value.type === 'number' && other.value.type === 'string') {
        const number = Number(value.value.text);
        return {
          kind: 'enum',
          value: { name: other.value.text, ...(Number.isSafeInteger(number) ? { number } : {}) },
        };
      }
      return undefined;
    }
    // A list or a date to which the type system of Windows PowerShell added properties.
    const names = others.map(({ name }) => name).join();
    const isList = value.value.type === 'array' && names === 'Count';
    const isDate =
      value.value.type === 'string' && /^(?:DisplayHint,DateTime|DateTime,DisplayHint|DateTime)$/.test(names);
    return isList || isDate ? this.read(value.value, path, value.at) : undefined;
  }
}

/** `/Date(1614693803000)/` and `/Date(1614693803000+0200)/`, which Windows PowerShell writes. */
function readDate(text: string): string | undefined {
  const [, milliseconds, offset] = /^\/Date\((-?\d{1,16})([+-]\d{4})?\)\/$/.exec(text) ?? [];
  return milliseconds === undefined ? undefined : isoDateOf(Number(milliseconds), offset);
}

/** A number that a double does not hold as it is written stays text. */
function readNumber(text: string): number | string {
  const number = Number(text);
  if (/^-?\d+$/.test(text)) return Number.isSafeInteger(number) ? number : text;
  return Number.isFinite(number) && text.replace(/[Ee].*|\D/g, '').length <= 17 ? number : text;
}
