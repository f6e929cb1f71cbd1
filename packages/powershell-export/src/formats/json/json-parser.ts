import type { LineCursor, Position } from '../../line-cursor.js';
import type { RecordCollector } from '../../record-collector.js';
import type { JsonDamaged, JsonMember, JsonNode, JsonText } from './json-node.js';

const DAMAGED_LENGTH = 200;

/** Faults of one document after which the rest of the text is not worth reading: it ends there. */
const MOST_FAULTS = 1000;

const WORD = /[^\s,:[\]{}"]*/y;
const SPACE = /[\s\ufeff]*/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?$/;
const BRACKET_OR_QUOTE = /["{}[\]]/g;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * Reads one JSON document with the places of its members. What is damaged is told and read over; what the text ends in
 * is marked as cut. Duplicate names are kept, in order.
 */
export class JsonParser {
  /** Behind what was read. */
  offset: number;
  /** The text ended inside a value. */
  isCut = false;
  readonly #names = new Map<string, string>();
  #faults = 0;
  /** Open arrays and objects. */
  #arrays = 0;
  #objects = 0;
  /** The last closing quote that was looked for, and from where: damaged texts ask for the same one again and again. */
  #quoteFrom = 0;
  #quote = -1;

  constructor(
    private readonly text: string,
    start: number,
    private readonly cursor: LineCursor,
    private readonly collector: RecordCollector,
  ) {
    this.offset = start;
  }

  parse(): JsonNode {
    return this.#value();
  }

  #value(): JsonNode {
    switch (this.#peek()) {
      case '{':
      case '[':
        return this.#container();
      case '"':
        return this.#string();
      case undefined:
        this.isCut = true;
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
        this.#here(),
      );
      this.#skipContainer();
      return { type: 'damaged', raw: '' };
    }
    return this.text[this.offset] === '{' ? this.#object() : this.#array();
  }

  #object(): JsonNode {
    const at = this.#here();
    const members: JsonMember[] = [];
    this.#objects++;
    this.offset++;
    const cut = this.#list('}', () => members.push(this.#member()));
    this.#objects--;
    return { type: 'object', members, cut, at };
  }

  #array(): JsonNode {
    const items: JsonNode[] = [];
    this.#arrays++;
    this.offset++;
    const cut = this.#list(']', () => items.push(this.#value()));
    this.#arrays--;
    return { type: 'array', items, cut };
  }

  /** Reads what is separated by commas until the bracket; true where the text ends before it. */
  #list(end: '}' | ']', readOne: () => void): boolean {
    let needsComma = false;
    for (;;) {
      const next = this.#peek();
      if (next === undefined) {
        this.isCut = true;
        return true;
      }
      if (next === end) {
        this.offset++;
        return false;
      }
      if (next === ',') {
        if (!needsComma) this.#tell('a comma without a value');
        needsComma = false;
        this.offset++;
      } else if (next === '}' || next === ']') {
        this.#tell(`a ${next} where ${end} should be`);
        // It ends something around this, if there is such a thing open.
        if ((next === '}' ? this.#objects : this.#arrays) > 0) return true;
        this.offset++;
      } else {
        if (needsComma) this.#tell('no comma between values');
        if (!this.#takeField()) return true;
        readOne();
        needsComma = true;
      }
    }
  }

  #takeField(): boolean {
    if (this.collector.takeFields(1)) return true;
    this.collector.tellFieldsLimit(this.#here());
    this.offset = this.text.length;
    return false;
  }

  #member(): JsonMember {
    const at = this.#here();
    const next = this.#peek();
    if (next === '{' || next === '[') {
      this.#tell('a value without a name');
      return { name: '', value: this.#container(), at };
    }
    const name = this.#name();
    if (this.#peek() === ':') {
      this.offset++;
      return { name, value: this.#peekIsEnd() ? this.#missing() : this.#value(), at };
    }
    if (this.#peek() === undefined) this.isCut = true;
    else this.#tell('a name without a value');
    return { name, value: { type: 'damaged', raw: '' }, at };
  }

  #name(): string {
    let name: string;
    if (this.#peek() === '"') {
      const read = this.#string();
      name = read.type === 'string' ? read.text : read.raw;
    } else {
      this.#tell('a name without quotes');
      name = this.#match(WORD);
      if (name === '') this.offset++;
    }
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, name);
    return name;
  }

  /** A comma or bracket stands where a value should. */
  #peekIsEnd(): boolean {
    const next = this.#peek();
    return next === ',' || next === '}' || next === ']';
  }

  #missing(): JsonNode {
    this.#tell('a name without a value');
    return { type: 'damaged', raw: '' };
  }

  #word(): JsonNode {
    const start = this.offset;
    const word = this.#match(WORD);
    // A number or a name may go on behind the end of the text.
    if (this.offset === this.text.length && this.#arrays + this.#objects > 0) {
      this.isCut = true;
      return damaged(word);
    }
    if (word === 'true' || word === 'false') return { type: 'literal', value: word === 'true' };
    if (word === 'null') return { type: 'literal', value: null };
    if (NUMBER.test(word)) return { type: 'number', text: word };
    if (word === '') this.offset++;
    this.#tell(`${this.text.slice(start, Math.min(start + 40, this.offset))} is no value`, start);
    return damaged(word);
  }

  #string(): JsonText | JsonDamaged {
    const start = this.offset + 1;
    const end = this.#closingQuote(start);
    const raw = this.text.slice(start, end);
    const lineEnd = raw.search(/[\r\n]/);
    if (lineEnd >= 0 && (end === undefined || !this.#endsValue(end + 1))) {
      // The quote was forgotten, and the one that was found opens the next name.
      this.#tell('a text without its closing quote');
      this.offset = start + lineEnd;
      return damaged(raw.slice(0, lineEnd));
    }
    if (end === undefined) {
      this.isCut = true;
      this.offset = this.text.length;
      return damaged(raw);
    }
    this.offset = end + 1;
    if (lineEnd < 0) return this.#text(raw, start);
    // A console that wraps puts line ends anywhere: nobody knows whether a blank stood there.
    this.#tell('a line end inside a text');
    return damaged(raw);
  }

  #text(raw: string, start: number): JsonText {
    const { limits, issues } = this.collector;
    const cut = raw.length > limits.valueLength;
    if (cut) {
      const text = `Only ${limits.valueLength} characters of a value are read.`;
      issues.report('VALUE_LENGTH_LIMIT', text, this.cursor.at(start));
    }
    const read = cut ? raw.slice(0, limits.valueLength) : raw;
    return { type: 'string', text: read.includes('\\') ? this.#unescape(read, start) : read, cut };
  }

  #unescape(raw: string, start: number): string {
    return raw.replace(/\\(?:u([0-9A-Fa-f]{4})|([^]))?/g, (escape, digits?: string, letter?: string) => {
      if (digits !== undefined) return String.fromCharCode(parseInt(digits, 16));
      const character = ESCAPES.get(letter ?? '');
      if (character === undefined) this.#tell(`${escape} is no escape of JSON`, start);
      return character ?? escape;
    });
  }

  /** The offset of the next quote that no backslash escapes. */
  #closingQuote(start: number): number | undefined {
    if (start >= this.#quoteFrom && start <= this.#quote) {
      return this.#quote === Infinity ? undefined : this.#quote;
    }
    this.#quoteFrom = start;
    this.#quote = Infinity;
    for (let at = this.text.indexOf('"', start); at >= 0; at = this.text.indexOf('"', at + 1)) {
      let backslashes = 0;
      while (at - backslashes > start && this.text[at - backslashes - 1] === '\\') backslashes++;
      if (backslashes % 2 === 1) continue;
      this.#quote = at;
      return at;
    }
    return undefined;
  }

  /** What follows is what follows a value or a name, not more text. */
  #endsValue(at: number): boolean {
    return /^\s*(?:[,:}\]]|$)/.test(this.text.slice(at, at + 1000));
  }

  /** Passes over an object or a list without building it. */
  #skipContainer(): void {
    let open = 0;
    do {
      BRACKET_OR_QUOTE.lastIndex = this.offset;
      const found = BRACKET_OR_QUOTE.exec(this.text);
      if (!found) {
        this.isCut = true;
        this.offset = this.text.length;
        return;
      }
      this.offset = found.index + 1;
      if (found[0] === '"') this.offset = (this.#closingQuote(this.offset) ?? this.text.length) + 1;
      else open += found[0] === '{' || found[0] === '[' ? 1 : -1;
    } while (open > 0);
  }

  /** The next character that is no white space; undefined at the end. */
  #peek(): string | undefined {
    if (this.#faults >= MOST_FAULTS) this.offset = this.text.length;
    this.#match(SPACE);
    return this.text[this.offset];
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.offset;
    const [matched = ''] = pattern.exec(this.text) ?? [];
    this.offset += matched.length;
    return matched;
  }

  #here(): Position {
    return this.cursor.at(this.offset);
  }

  #tell(text: string, offset = this.offset): void {
    this.#faults++;
    this.collector.issues.report('JSON_DAMAGED', `The JSON is damaged: ${text}.`, this.cursor.at(offset));
  }
}

function damaged(raw: string): JsonDamaged {
  return { type: 'damaged', raw: raw.slice(0, DAMAGED_LENGTH) };
}
