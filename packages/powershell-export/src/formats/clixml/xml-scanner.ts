import { resolveEntities } from './entities.js';

/** What the scanner finds. Offsets are into its text. */
export interface XmlEvents {
  /** An element starts; the attributes the scanner holds are those of its tag. */
  opened(tag: string, offset: number): void;
  /** The innermost open element ends. */
  closed(): void;
  /** Text of the innermost open element, entities resolved and line ends LF; may come in pieces. */
  text(text: string): void;
  /** Something XML does not allow. */
  fault(text: string, offset: number): void;
  /** `<!DOCTYPE` or another declaration: nothing behind it is scanned. */
  declaration(offset: number): void;
}

const [TAB, LINE_FEED, RETURN, SPACE] = [9, 10, 13, 32];
const [EXCLAMATION, QUOTE, APOSTROPHE, SLASH, GREATER, QUESTION] = [33, 34, 39, 47, 62, 63];

/** How far out an element is looked for that a tag closes before those inside it. */
const FARTHEST_OPEN = 1000;

/**
 * Scans the XML that PowerShell writes: elements, the attributes `N`, `RefId` and `S`, text, the five entities of XML,
 * character references, comments and CDATA. Declarations end it, so there are no entities to expand. What is damaged is
 * told and read over: an export that a mail program cut is still worth what is left of it.
 */
export class XmlScanner {
  /** Attributes of the tag at hand, entities resolved. */
  name: string | undefined;
  refId: string | undefined;
  stream: string | undefined;
  /** Behind what was scanned. */
  offset: number;
  /** Whether the text of the innermost element is wanted. */
  wantsText = false;
  readonly #source: string;
  readonly #events: XmlEvents;
  readonly #open: string[] = [];
  #stopped = false;
  #cut = false;

  constructor(source: string, start: number, events: XmlEvents) {
    this.#source = source;
    this.offset = start;
    this.#events = events;
  }

  /** The text ended inside a tag, a comment or the like. */
  get isCut(): boolean {
    return this.#cut;
  }

  /** Ends the scan behind the event at hand. */
  stop(): void {
    this.#stopped = true;
  }

  /** Scans until the text ends or somebody stops it. */
  scan(): void {
    const source = this.#source;
    while (!this.#stopped) {
      const tag = source.indexOf('<', this.offset);
      const end = tag < 0 ? source.length : tag;
      if (this.wantsText && end > this.offset) this.#text(this.offset, end);
      this.offset = end;
      if (tag < 0) return;
      const next = source.charCodeAt(tag + 1);
      if (next === SLASH) this.#closingTag(tag);
      else if (isNameStart(next)) this.#openingTag(tag);
      else if (next === EXCLAMATION || next === QUESTION) this.#markup(tag);
      else this.#strayBracket(tag);
    }
  }

  #text(start: number, end: number): void {
    this.#events.text(this.#resolve(this.#source.slice(start, end), start));
  }

  #resolve(text: string, offset: number): string {
    if (!text.includes('&') && !text.includes('\r')) return text;
    return resolveEntities(text, (fault) => this.#events.fault(fault, offset));
  }

  #openingTag(tag: number): void {
    const source = this.#source;
    let at = endOfName(source, tag + 1);
    const name = source.slice(tag + 1, at);
    this.name = this.refId = this.stream = undefined;
    for (;;) {
      at = skipSpace(source, at);
      const unit = source.charCodeAt(at);
      if (unit === GREATER) {
        this.#opened(name, tag, at + 1, false);
        return;
      }
      if (unit === SLASH && source.charCodeAt(at + 1) === GREATER) {
        this.#opened(name, tag, at + 2, true);
        return;
      }
      const behind = this.#attribute(at);
      if (behind === undefined) {
        this.#damagedTag(name, tag, at);
        return;
      }
      at = behind;
    }
  }

  #opened(name: string, tag: number, behind: number, isEmpty: boolean): void {
    this.offset = behind;
    this.#open.push(name);
    this.#events.opened(name, tag);
    if (isEmpty && !this.#stopped) this.#closeInnermost();
  }

  #closeInnermost(): void {
    this.#open.pop();
    this.#events.closed();
  }

  /** Gives the offset behind the attribute; undefined where there is none. */
  #attribute(at: number): number | undefined {
    const source = this.#source;
    const nameEnd = endOfName(source, at);
    if (nameEnd === at) return undefined;
    const equals = skipSpace(source, nameEnd);
    if (source[equals] !== '=') return undefined;
    const start = skipSpace(source, equals + 1) + 1;
    const quote = source.charCodeAt(start - 1);
    if (quote !== QUOTE && quote !== APOSTROPHE) return undefined;
    const end = source.indexOf(quote === QUOTE ? '"' : "'", start);
    // A value without its quote would swallow the elements behind it.
    if (end < 0 || end > bracketBehind(source, start)) return undefined;
    this.#setAttribute(source.slice(at, nameEnd), start, end);
    return end + 1;
  }

  #setAttribute(name: string, start: number, end: number): void {
    if (name !== 'N' && name !== 'RefId' && name !== 'S') return;
    const value = this.#resolve(this.#source.slice(start, end), start);
    if (name === 'N') this.name = value;
    else if (name === 'RefId') this.refId = value;
    else this.stream = value;
  }

  /** What can be told of a damaged tag is its name: it is taken to end before the next bracket. */
  #damagedTag(name: string, tag: number, at: number): void {
    const source = this.#source;
    const end = source.slice(at, bracketBehind(source, at)).indexOf('>');
    if (end < 0 && bracketBehind(source, at) === source.length) {
      this.#cut = true;
      this.offset = source.length;
      return;
    }
    this.#events.fault(`the tag <${name.slice(0, 40)}> is damaged`, at);
    const behind = end < 0 ? bracketBehind(source, at) : at + end + 1;
    this.#opened(name, tag, behind, source.charCodeAt(behind - 2) === SLASH);
  }

  #closingTag(tag: number): void {
    const source = this.#source;
    const innermost = this.#open.at(-1);
    if (innermost !== undefined && source.startsWith(innermost, tag + 2)) {
      const end = skipSpace(source, tag + 2 + innermost.length);
      if (source.charCodeAt(end) === GREATER) {
        this.offset = end + 1;
        this.#closeInnermost();
        return;
      }
    }
    const end = source.indexOf('>', tag);
    if (end < 0) {
      this.#cut = true;
      this.offset = source.length;
      return;
    }
    this.offset = end + 1;
    const name = source.slice(tag + 2, Math.min(end, tag + 60)).trim();
    this.#events.fault(`</${name}> closes no open element, or others are open in it`, tag);
    const outer = this.#open.lastIndexOf(name);
    if (outer < 0 || outer < this.#open.length - FARTHEST_OPEN) return;
    while (this.#open.length > outer && !this.#stopped) this.#closeInnermost();
  }

  #markup(tag: number): void {
    const source = this.#source;
    const isCharacterData = source.startsWith('<![CDATA[', tag);
    const end = isCharacterData ? ']]>' : source.startsWith('<!--', tag) ? '-->' : '?>';
    if (end === '?>' && source.charCodeAt(tag + 1) === EXCLAMATION) {
      this.offset = tag;
      this.#stopped = true;
      this.#events.declaration(tag);
      return;
    }
    const at = source.indexOf(end, tag + 2);
    this.#cut = at < 0;
    this.offset = at < 0 ? source.length : at + end.length;
    if (isCharacterData && this.wantsText)
      this.#events.text(source.slice(tag + 9, at < 0 ? source.length : at));
  }

  #strayBracket(tag: number): void {
    this.offset = tag + 1;
    if (this.offset === this.#source.length) this.#cut = true;
    else this.#events.fault('a < that starts no tag', tag);
    if (this.wantsText && !this.#cut) this.#events.text('<');
  }
}

function isNameStart(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || unit >= 0x80;
}

function endOfName(source: string, start: number): number {
  let at = start;
  for (;;) {
    const unit = source.charCodeAt(at);
    // Letters, digits, `-`, `.`, `:` and `_`.
    if (!isNameStart(unit) && !(unit >= 48 && unit <= 58) && unit !== 45 && unit !== 46) return at;
    at++;
  }
}

function skipSpace(source: string, start: number): number {
  let at = start;
  for (;;) {
    const unit = source.charCodeAt(at);
    if (unit !== SPACE && unit !== LINE_FEED && unit !== RETURN && unit !== TAB) return at;
    at++;
  }
}

/** The offset of the next `<`, or the end of the text. */
function bracketBehind(source: string, at: number): number {
  const bracket = source.indexOf('<', at);
  return bracket < 0 ? source.length : bracket;
}
