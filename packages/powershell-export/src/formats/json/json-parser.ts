import type { RecordCollector } from '../../record-collector.js';
import type { JsonMember, JsonNode } from './json-node.js';
import { damaged, type JsonScanner } from './json-scanner.js';

const WORD = /[^\s,:[\]{}"]*/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?$/;

/**
 * Reads one JSON document with the places of its members. What is damaged is told and read over; what the text ends in
 * is marked as cut. Duplicate names are kept, in order.
 */
export class JsonParser {
  readonly #names = new Map<string, string>();
  /** Open arrays and objects. */
  #arrays = 0;
  #objects = 0;

  constructor(
    private readonly scanner: JsonScanner,
    private readonly collector: RecordCollector,
  ) {}

  parse(): JsonNode {
    return this.#value();
  }

  #value(): JsonNode {
    switch (this.scanner.peek()) {
      case '{':
      case '[':
        return this.#container();
      case '"':
        return this.scanner.string();
      case undefined:
        this.scanner.isCut = true;
        return { type: 'damaged', raw: '' };
      default:
        return this.#word();
    }
  }

  #container(): JsonNode {
    const { limits, issues } = this.collector;
    if (this.#arrays + this.#objects >= limits.depth) {
      issues.report(
        'DEPTH_LIMIT',
        `What stands inside ${limits.depth} objects and lists is not read.`,
        this.scanner.here(),
      );
      this.scanner.skipContainer();
      return { type: 'damaged', raw: '' };
    }
    return this.scanner.peek() === '{' ? this.#object() : this.#array();
  }

  #object(): JsonNode {
    const at = this.scanner.here();
    const members: JsonMember[] = [];
    this.#objects++;
    this.scanner.offset++;
    const cut = this.#list('}', () => members.push(this.#member()));
    this.#objects--;
    return { type: 'object', members, cut, at };
  }

  #array(): JsonNode {
    const items: JsonNode[] = [];
    this.#arrays++;
    this.scanner.offset++;
    const cut = this.#list(']', () => items.push(this.#value()));
    this.#arrays--;
    return { type: 'array', items, cut };
  }

  /** Reads what is separated by commas until the bracket; true where the text ends before it. */
  #list(end: '}' | ']', readOne: () => void): boolean {
    let needsComma = false;
    for (;;) {
      const next = this.scanner.peek();
      if (next === undefined) {
        this.scanner.isCut = true;
        return true;
      }
      if (next === end) {
        this.scanner.offset++;
        return false;
      }
      if (next === ',') {
        if (!needsComma) this.scanner.tell('a comma without a value');
        needsComma = false;
        this.scanner.offset++;
      } else if (next === '}' || next === ']') {
        this.scanner.tell(`a ${next} where ${end} should be`);
        // It ends something around this, if there is such a thing open.
        if ((next === '}' ? this.#objects : this.#arrays) > 0) return true;
        this.scanner.offset++;
      } else {
        if (needsComma) this.scanner.tell('no comma between values');
        if (!this.#takeField()) return true;
        readOne();
        needsComma = true;
      }
    }
  }

  #takeField(): boolean {
    if (this.collector.takeFields(1)) return true;
    this.collector.tellFieldsLimit(this.scanner.here());
    this.scanner.end();
    return false;
  }

  #member(): JsonMember {
    const at = this.scanner.here();
    const next = this.scanner.peek();
    if (next === '{' || next === '[') {
      this.scanner.tell('a value without a name');
      return { name: '', value: this.#container(), at };
    }
    const name = this.#name();
    if (this.scanner.peek() === ':') {
      this.scanner.offset++;
      return { name, value: this.#peekIsEnd() ? this.#missing() : this.#value(), at };
    }
    if (this.scanner.peek() === undefined) this.scanner.isCut = true;
    else this.scanner.tell('a name without a value');
    return { name, value: { type: 'damaged', raw: '' }, at };
  }

  #name(): string {
    let name: string;
    if (this.scanner.peek() === '"') {
      const read = this.scanner.string();
      name = read.type === 'string' ? read.text : read.raw;
    } else {
      this.scanner.tell('a name without quotes');
      name = this.scanner.match(WORD);
      if (name === '') this.scanner.offset++;
    }
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, name);
    return name;
  }

  /** A comma or bracket stands where a value should. */
  #peekIsEnd(): boolean {
    const next = this.scanner.peek();
    return next === ',' || next === '}' || next === ']';
  }

  #missing(): JsonNode {
    this.scanner.tell('a name without a value');
    return { type: 'damaged', raw: '' };
  }

  #word(): JsonNode {
    const { scanner } = this;
    const start = scanner.offset;
    const word = scanner.match(WORD);
    // A number or a name may go on behind the end of the text.
    if (scanner.isAtEnd && this.#arrays + this.#objects > 0) {
      scanner.isCut = true;
      return damaged(word);
    }
    if (word === 'true' || word === 'false') return { type: 'literal', value: word === 'true' };
    if (word === 'null') return { type: 'literal', value: null };
    if (NUMBER.test(word)) return { type: 'number', text: word };
    const written = word === '' ? (scanner.peek() ?? '') : word;
    if (word === '') scanner.offset++;
    scanner.tell(`${written.slice(0, 40)} is no value`, start);
    return damaged(word);
  }
}
