import type { LineCursor, Position } from '../../line-cursor.js';
import type { RecordCollector } from '../../record-collector.js';
import type { JsonDamaged, JsonText } from './json-node.js';

const DAMAGED_LENGTH = 200;

/** Faults of one document after which the rest of the text is not worth reading: it ends there. */
const MOST_FAULTS = 1000;

const SPACE = /[\s\ufeff]*/y;
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

/** The characters of a JSON text: white space, texts in quotes, and what is wrong with them. */
export class JsonScanner {
  /** Behind what was read. */
  offset: number;
  /** The text ended inside a value. */
  isCut = false;
  #faults = 0;
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

  get isAtEnd(): boolean {
    return this.offset >= this.text.length;
  }

  /** Nothing more is wanted. */
  end(): void {
    this.offset = this.text.length;
  }

  /** The next character that is no white space; undefined at the end. */
  peek(): string | undefined {
    if (this.#faults >= MOST_FAULTS) this.offset = this.text.length;
    this.match(SPACE);
    return this.text[this.offset];
  }

  match(pattern: RegExp): string {
    pattern.lastIndex = this.offset;
    const [matched = ''] = pattern.exec(this.text) ?? [];
    this.offset += matched.length;
    return matched;
  }

  here(): Position {
    return this.cursor.at(this.offset);
  }

  tell(text: string, offset = this.offset): void {
    this.#faults++;
    this.collector.issues.report('JSON_DAMAGED', `The JSON is damaged: ${text}.`, this.cursor.at(offset));
  }

  /** The text in quotes that starts here. */
  string(): JsonText | JsonDamaged {
    const start = this.offset + 1;
    const end = this.#closingQuote(start);
    const raw = this.text.slice(start, end);
    const lineEnd = raw.search(/[\r\n]/);
    if (lineEnd >= 0 && (end === undefined || !this.#endsValue(end + 1))) {
      // The quote was forgotten, and the one that was found opens the next name.
      this.tell('a text without its closing quote');
      this.offset = start + lineEnd;
      return damaged(raw.slice(0, lineEnd));
    }
    if (end === undefined) {
      this.isCut = true;
      this.offset = this.text.length;
      return damaged(raw);
    }
    this.offset = end + 1;
    if (lineEnd < 0) return this.#content(raw, start);
    // A console that wraps puts line ends anywhere: nobody knows whether a blank stood there.
    this.tell('a line end inside a text');
    return damaged(raw);
  }

  #content(raw: string, start: number): JsonText {
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
      if (character === undefined) this.tell(`${escape} is no escape of JSON`, start);
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
  skipContainer(): void {
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
}

export function damaged(raw: string): JsonDamaged {
  return { type: 'damaged', raw: raw.slice(0, DAMAGED_LENGTH) };
}
