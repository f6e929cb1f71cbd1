import type { Origin } from '@hybrid-mailflow/evidence';
import type { ExportObject, PresentProperty } from '../../export-record.js';
import { LineCursor } from '../../line-cursor.js';
import type { RecordCollector } from '../../record-collector.js';
import { ListBuilder, toProperty, Unreadable, type ReadValue } from '../../values/read-value.js';
import { addResource, isSecret, WITHHELD } from './resources.js';
import { Tokens, type Token } from './tokens.js';

/** Longest text kept of what could not be read. */
const RAW_LENGTH = 500;

/** Reads the resources of a configuration: `EXOInboundConnector 'name' { Property = value; … }`, wherever they stand. */
export class ResourceReader {
  readonly #text: string;
  readonly #tokens: Tokens;
  readonly #collector: RecordCollector;
  readonly #lines: LineCursor;

  constructor(text: string, collector: RecordCollector) {
    this.#text = text;
    this.#tokens = new Tokens(text);
    this.#collector = collector;
    this.#lines = new LineCursor(text);
  }

  readAll(): void {
    let [kind, name] = [undefined, undefined] as [Token | undefined, Token | undefined];
    for (let token = this.#tokens.next(); token.kind !== 'end'; token = this.#tokens.next()) {
      if (this.#collector.full) return;
      if (token.text === '{' && kind && name && isResource(kind, name)) this.#readResource(kind, name);
      [kind, name] = [name, token];
    }
  }

  #readResource(kind: Token, name: Token): void {
    const at = this.#lines.at(kind.start);
    const record = this.#collector.next;
    const properties = new Map<string, PresentProperty>();
    if (name.kind === 'string' && !name.dynamic) {
      const origin = {
        item: this.#collector.item,
        record,
        path: 'ResourceInstanceName',
        ...this.#lines.at(name.start),
      };
      properties.set('ResourceInstanceName', toProperty(name.text, origin));
    }
    this.#readBody(properties, record, '', 0);
    addResource(kind.text, properties, at, this.#collector);
  }

  /** The properties up to the closing brace. */
  #readBody(properties: Map<string, PresentProperty>, record: number, prefix: string, depth: number): void {
    for (
      let token = this.#tokens.next();
      token.text !== '}' || token.kind !== 'mark';
      token = this.#tokens.next()
    ) {
      if (token.kind === 'end') return this.#damaged(token, 'The configuration ends inside a resource.');
      if (token.text === ';') continue;
      const named = token.kind === 'word' || token.kind === 'string';
      if (!named || this.#tokens.peek().text !== '=') {
        this.#damaged(token, `This is no property of a resource: ${token.text.slice(0, 80)}`);
        this.#skipLine(token);
        continue;
      }
      this.#tokens.next();
      const path = prefix + token.text;
      const at = this.#lines.at(this.#tokens.peek().start);
      const origin: Origin = { item: this.#collector.item, record, path, ...at };
      if (isSecret(token.text)) {
        const start = this.#tokens.peek();
        this.#skipStatement();
        if (start.kind !== 'variable')
          this.#collector.issues.report('SECRET_WITHHELD', `${path} is not shown.`, at);
        properties.set(token.text, toProperty(new Unreadable(WITHHELD), origin));
      } else properties.set(token.text, toProperty(this.#readStatement(record, path, depth), origin));
    }
  }

  /** A value up to the end of its statement; anything behind a plain value makes it an expression. */
  #readStatement(record: number, path: string, depth: number): ReadValue {
    const start = this.#tokens.peek().start;
    const first = this.#readValue(record, path, depth);
    const list = new ListBuilder();
    list.add(first);
    while (this.#tokens.peek().text === ',' && this.#tokens.peek().kind === 'mark') {
      this.#tokens.next();
      list.add(this.#readValue(record, `${path}[${list.length}]`, depth));
    }
    if (this.#endsStatement(this.#tokens.peek())) return list.length === 1 ? first : list.finish();
    return this.#raw(start, this.#skipStatement());
  }

  #readValue(record: number, path: string, depth: number): ReadValue {
    const token = this.#tokens.peek();
    if (token.kind === 'mark' && /^[})\];=,]$/.test(token.text)) return new Unreadable('');
    this.#tokens.next();
    if (token.kind === 'string') return token.dynamic ? this.#raw(token.start, token.end) : token.text;
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'variable') {
      const constant = CONSTANTS.get(token.text.toLowerCase());
      return constant === undefined ? this.#raw(token.start, token.end) : constant;
    }
    if (depth >= this.#collector.limits.depth) {
      this.#collector.issues.report('DEPTH_LIMIT', `${path} lies too deep.`, this.#lines.at(token.start));
      return this.#raw(token.start, this.#skipBrackets(token));
    }
    if (token.text === '@(') return this.#readList(record, path, depth);
    if (token.text === '@{') return this.#readObject([], record, path, depth);
    if (token.kind === 'word' && this.#tokens.peek().text === '{') {
      this.#tokens.next();
      return this.#readObject([token.text], record, path, depth);
    }
    return this.#raw(token.start, this.#skipBrackets(token));
  }

  /** Elements stand behind commas or on lines of their own. */
  #readList(record: number, path: string, depth: number): ReadValue {
    const list = new ListBuilder();
    for (let next = this.#tokens.peek(); next.kind !== 'end'; next = this.#tokens.peek()) {
      if (next.kind === 'mark' && next.text === ')') {
        this.#tokens.next();
        return list.finish();
      }
      if (next.kind === 'mark' && /^[,;}=\]]$/.test(next.text)) this.#tokens.next();
      else list.add(this.#readValue(record, `${path}[${list.length}]`, depth + 1));
    }
    return list.finish(true);
  }

  #readObject(typeNames: readonly string[], record: number, path: string, depth: number): ReadValue {
    const properties = new Map<string, PresentProperty>();
    this.#readBody(properties, record, `${path}.`, depth + 1);
    const value: ExportObject = { typeNames, properties };
    return { kind: 'object', value };
  }

  #endsStatement(token: Token): boolean {
    return token.kind === 'end' || token.newLine || (token.kind === 'mark' && /^[;})]$/.test(token.text));
  }

  /** Skips to the end of a statement; gives the offset of its end. */
  #skipStatement(): number {
    let end = this.#tokens.peek().start;
    for (let first = true; first || !this.#endsStatement(this.#tokens.peek()); first = false) {
      const token = this.#tokens.peek();
      if (first && token.kind === 'mark' && /^[;})]$/.test(token.text)) return end;
      if (token.kind === 'end') return end;
      end = this.#skipBrackets(this.#tokens.next());
    }
    return end;
  }

  #skipLine(token: Token): void {
    this.#skipBrackets(token);
    while (!this.#endsStatement(this.#tokens.peek())) this.#skipBrackets(this.#tokens.next());
  }

  /** Behind an opening bracket, skips to the one that closes it; gives the offset of the end. */
  #skipBrackets(token: Token): number {
    let depth = 0;
    let current = token;
    for (;;) {
      if (current.kind === 'mark' && /^(?:@?[({]|\[)$/.test(current.text)) depth++;
      else if (current.kind === 'mark' && /^[)}\]]$/.test(current.text)) depth--;
      if (depth <= 0 || this.#tokens.peek().kind === 'end') return current.end;
      current = this.#tokens.next();
    }
  }

  #raw(start: number, end: number): Unreadable {
    const raw = this.#text.slice(start, Math.min(end, start + RAW_LENGTH));
    return new Unreadable(/SecureString|PSCredential/i.test(raw) ? WITHHELD : raw);
  }

  #damaged(token: Token, text: string): void {
    this.#collector.issues.report('SYNTAX_UNREADABLE', text, this.#lines.at(token.start));
  }
}

const NO_RESOURCE =
  /^(?:node|configuration|function|filter|class|enum|if|elseif|foreach|while|switch|param|workflow)$/i;

/** `Name 'instance' {`: two words in front of a brace that no statement of the language begins with. */
function isResource(kind: Token, name: Token): boolean {
  if (kind.kind !== 'word' || name.newLine || !/^[A-Za-z]\w*$/.test(kind.text) || NO_RESOURCE.test(kind.text))
    return false;
  return name.kind === 'string' || name.kind === 'word' || name.kind === 'variable' || name.kind === 'number';
}

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
