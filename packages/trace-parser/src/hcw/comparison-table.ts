const HEADING = /^(?=.*\bExpected\b)(?=.*\bActual\b)/i;
const RULE = /^[\s|+=-]+$/;
const NAMES = {
  property: /^(?:Property|Name|Parameter|Setting|Attribute)$/i,
  expected: /^Expected/i,
  actual: /^Actual/i,
  equal: /^(?:Equals?|Match(?:es)?)\b/i,
};

export interface ComparedProperty {
  readonly property: string;
  readonly expected: string;
  readonly actual: string;
  readonly equal: boolean;
}

/** Reads the rows below a heading with Expected and Actual, in columns of blanks, tabs or bars. */
export class ComparisonTable {
  readonly #names: readonly string[];
  readonly #starts: readonly number[];

  private constructor(names: readonly string[], starts: readonly number[]) {
    this.#names = names;
    this.#starts = starts;
  }

  /** Undefined where the line is no such heading. */
  static open(line: string): ComparisonTable | undefined {
    if (!HEADING.test(line) || line.length > 1000) return undefined;
    const words = [...line.matchAll(/[^\s|]+(?: [^\s|]+)*/g)];
    const names = words.map(([word]) => word);
    if (names.length < 3) return undefined;
    return new ComparisonTable(
      names,
      words.map(({ index }) => index),
    );
  }

  /** `rule` for the line below the heading, undefined for a line that is no row. */
  row(line: string): ComparedProperty | 'rule' | undefined {
    if (RULE.test(line) && line.trim() !== '') return 'rule';
    const cells = this.#cells(line);
    if (!cells) return undefined;
    const at = (name: RegExp) => cells[this.#names.findIndex((heading) => name.test(heading))]?.trim() ?? '';
    const named = this.#names.some((heading) => NAMES.property.test(heading));
    const property = named ? at(NAMES.property) : (cells[0]?.trim() ?? '');
    if (!/^[A-Za-z][\w .]{1,60}$/.test(property)) return undefined;
    const expected = at(NAMES.expected);
    const actual = at(NAMES.actual);
    const verdict = at(NAMES.equal);
    return {
      property,
      expected,
      actual,
      equal: verdict === '' ? expected === actual : /^(?:True|Yes|=)/i.test(verdict),
    };
  }

  #cells(line: string): string[] | undefined {
    if (line.includes('|')) {
      const cells = line.replace(/^\s*\||\|\s*$/g, '').split('|');
      return cells.length === this.#names.length ? cells : undefined;
    }
    const spaced = line.trim().split(/\s{2,}|\t/);
    if (spaced.length === this.#names.length) return spaced;
    // An empty cell leaves a gap: then the headings tell where columns begin.
    const cut = this.#starts.map((start, at) => line.slice(start, this.#starts[at + 1]));
    return this.#starts.every(
      (start) => start === 0 || start >= line.length || /\s/.test(line[start - 1] ?? ''),
    )
      ? cut
      : undefined;
  }
}
