/** What the text of a PowerShell script is made of, as far as configurations need it. */
export type TokenKind = 'word' | 'string' | 'variable' | 'number' | 'mark' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** The word, the name of a variable, the mark (`{ } ( ) @( @{ = ; ,` …), or what a string says. */
  readonly text: string;
  /** A string that holds a variable or an expression: what it says is not known. */
  readonly dynamic: boolean;
  readonly start: number;
  readonly end: number;
  /** Whether it stands on a line below the token before. */
  readonly newLine: boolean;
}

const SKIPPED = /(?:[ \t\f\v\u00a0\r\n]+|`\r?\n|#[^\r\n]*)/y;
const WORD = /[A-Za-z_][\w.:-]*/y;
const NUMBER = /-?\d+(?:\.\d+)?(?![\w.])/y;
const VARIABLE = /\$(?:\{[^}\r\n]*\}|[A-Za-z_?][\w:]*(?:\.[A-Za-z_]\w*)*)/y;
const HERE_STRING = /@(["'])[ \t]*(?:\r\n|\n|\r)/y;
/** PowerShell takes typographic quotes for quotes. */
const DOUBLE_QUOTES = '"\u201c\u201d\u201e';
const SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b";
const ESCAPES: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Reads tokens one after the other, in time linear in the text; what is no token is a mark of one character. */
export class Tokens {
  readonly #text: string;
  #at = 0;
  #peeked: Token | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  next(): Token {
    const token = this.peek();
    this.#peeked = undefined;
    return token;
  }

  peek(): Token {
    this.#peeked ??= this.#read();
    return this.#peeked;
  }

  #read(): Token {
    const before = this.#at;
    this.#skip();
    const start = this.#at;
    const newLine = /[\r\n]/.test(this.#text.slice(before, start)) || before === 0;
    const { kind, text, dynamic = false } = this.#take();
    return { kind, text, dynamic, start, end: this.#at, newLine };
  }

  #skip(): void {
    for (;;) {
      if (this.#text.startsWith('<#', this.#at)) {
        const end = this.#text.indexOf('#>', this.#at + 2);
        this.#at = end < 0 ? this.#text.length : end + 2;
      } else if (this.#match(SKIPPED) === undefined) return;
    }
  }

  #take(): { kind: TokenKind; text: string; dynamic?: boolean } {
    const unit = this.#text[this.#at];
    if (unit === undefined) return { kind: 'end', text: '' };
    if (DOUBLE_QUOTES.includes(unit)) return this.#expandable();
    if (SINGLE_QUOTES.includes(unit)) return this.#literal();
    if (unit === '@') {
      const quote = this.#match(HERE_STRING)?.[1];
      if (quote !== undefined) return this.#hereString(quote);
      if (/[({]/.test(this.#text[this.#at + 1] ?? '')) return this.#mark(2);
    }
    const variable = this.#match(VARIABLE);
    if (variable) return { kind: 'variable', text: variable[0].slice(1) };
    const word = this.#match(WORD);
    if (word) return { kind: 'word', text: word[0] };
    const number = this.#match(NUMBER);
    if (number) return { kind: 'number', text: number[0] };
    return this.#mark(1);
  }

  #mark(length: number): { kind: TokenKind; text: string } {
    const text = this.#text.slice(this.#at, this.#at + length);
    this.#at += length;
    return { kind: 'mark', text };
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return undefined;
    this.#at = pattern.lastIndex;
    return match;
  }

  #literal(): { kind: TokenKind; text: string } {
    const parts: string[] = [];
    let start = ++this.#at;
    for (; this.#at < this.#text.length; this.#at++) {
      if (!SINGLE_QUOTES.includes(this.#text[this.#at] ?? '')) continue;
      parts.push(this.#text.slice(start, this.#at));
      const doubled = SINGLE_QUOTES.includes(this.#text[this.#at + 1] ?? ' ');
      if (!doubled) {
        this.#at++;
        return { kind: 'string', text: parts.join('') };
      }
      start = ++this.#at;
    }
    return { kind: 'string', text: parts.join('') + this.#text.slice(start) };
  }

  #expandable(): { kind: TokenKind; text: string; dynamic: boolean } {
    const parts: string[] = [];
    let dynamic = false;
    let start = ++this.#at;
    while (this.#at < this.#text.length) {
      const unit = this.#text[this.#at] ?? '';
      if (unit === '`') {
        const escaped = this.#text[this.#at + 1] ?? '';
        parts.push(this.#text.slice(start, this.#at), ESCAPES[escaped] ?? escaped);
        start = this.#at += 2;
      } else if (DOUBLE_QUOTES.includes(unit)) {
        parts.push(this.#text.slice(start, this.#at));
        if (!DOUBLE_QUOTES.includes(this.#text[this.#at + 1] ?? ' ')) {
          this.#at++;
          return { kind: 'string', text: parts.join(''), dynamic };
        }
        start = ++this.#at;
        this.#at++;
      } else {
        if (unit === '$' && /[A-Za-z_{(]/.test(this.#text[this.#at + 1] ?? '')) dynamic = true;
        if (this.#text.startsWith('$(', this.#at)) this.#skipExpression();
        else this.#at++;
      }
    }
    return { kind: 'string', text: parts.join('') + this.#text.slice(start), dynamic };
  }

  /** `$(…)` inside a string, with the strings inside. */
  #skipExpression(): void {
    let depth = 0;
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const unit = this.#text[this.#at] ?? '';
      if (unit === '(') depth++;
      else if (unit === ')' && --depth === 0) {
        this.#at++;
        return;
      } else if (unit === "'" || unit === '"') {
        const end = this.#text.indexOf(unit, this.#at + 1);
        this.#at = end < 0 ? this.#text.length : end;
      }
    }
  }

  #hereString(quote: string): { kind: TokenKind; text: string; dynamic: boolean } {
    const start = this.#at;
    const end = new RegExp(`(?:\\r\\n|\\n|\\r)${quote}@`, 'g');
    end.lastIndex = Math.max(0, start - 1);
    const match = end.exec(this.#text);
    this.#at = match ? end.lastIndex : this.#text.length;
    const text = this.#text.slice(start, match ? Math.max(start, match.index) : undefined);
    const dynamic = quote === '"' && /(?<!`)\$[A-Za-z_{(]/.test(text);
    return { kind: 'string', text: quote === '"' ? unescape(text) : text, dynamic };
  }
}

function unescape(text: string): string {
  return text.replace(/`(.)/gs, (_, unit: string) => ESCAPES[unit] ?? unit);
}
