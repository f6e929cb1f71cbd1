import type { Position } from '../../line-cursor.js';
import type { RecordCollector } from '../../record-collector.js';
import { Truncated, Unreadable } from '../../values/read-value.js';
import type { JsonMember, JsonNode, JsonObject } from './json-node.js';
import { JsonValues } from './json-value.js';
import type { Typed } from './typed.js';

/** Makes records of documents: of an object one, of a list one for each element, of a page of a web service its `value`. */
export class JsonRecords {
  readonly #values: JsonValues;

  constructor(private readonly collector: RecordCollector) {
    this.#values = new JsonValues(collector);
  }

  /** False where no more records are taken. */
  add(node: JsonNode, at: Position, typed: Typed): boolean {
    if (node.type === 'array') return node.items.every((item) => this.add(item, at, typed));
    if (node.type === 'object') return this.#addObject(node, typed);
    return this.#addValue(node, at, typed);
  }

  #addObject(node: JsonObject, typed: Typed): boolean {
    const page = pageOf(node.members);
    if (!page) {
      const properties = this.#values.properties(node.members, '');
      return this.collector.add({ ...typed, typeNames: [], properties }, node.at);
    }
    const next = node.members.find(({ name }) => /^@?(?:odata\.)?nextLink$/i.test(name));
    if (next) {
      const text = 'This is one page of several: the export goes on behind its nextLink.';
      this.collector.issues.report('PAGE_CONTINUES', text, next.at);
    }
    return this.add(page.value, page.at, typed);
  }

  #addValue(node: JsonNode, at: Position, typed: Typed): boolean {
    const read = this.#values.read(node, '', at);
    if (read === null || read instanceof Unreadable) return true;
    const base = read instanceof Truncated ? read.value : read;
    return this.collector.add({ ...typed, typeNames: [], base, properties: new Map() }, at);
  }
}

/**
 * The list in `{"value": […], "Count": 2}`, which Windows PowerShell makes of some lists, and in the answers of Exchange
 * Online and Graph, where every other member is an annotation: `{"@odata.context": …, "value": […]}`.
 */
function pageOf(members: readonly JsonMember[]): JsonMember | undefined {
  const value = members.find((member) => member.name === 'value');
  if (value?.value.type !== 'array') return undefined;
  return members.every((member) => member === value || member.name === 'Count' || member.name.includes('@'))
    ? value
    : undefined;
}
