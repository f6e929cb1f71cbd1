import { columnKey } from '../table/columns.js';

/** Values of one object by name; names are looked up as columns are: case, blanks, `-` and `_` do not count. */
export class NamedTexts {
  readonly #byKey = new Map<string, { readonly name: string; readonly values: readonly string[] }>();
  readonly #taken = new Set<string>();

  constructor(entries: Iterable<readonly [name: string, values: readonly string[]]>) {
    for (const [name, values] of entries) {
      const key = columnKey(name);
      const filled = values.map((value) => value.trim()).filter((value) => value !== '');
      if (filled.length > 0 && !this.#byKey.has(key)) this.#byKey.set(key, { name, values: filled });
    }
  }

  /** Whether the object has a value under one of the names. */
  has(...names: readonly string[]): boolean {
    return names.some((name) => this.#byKey.has(columnKey(name)));
  }

  /** The value of the first name that has one; it will not be among `rest`. */
  take(...names: readonly string[]): string | undefined {
    return this.takeAll(...names)?.join('; ');
  }

  takeAll(...names: readonly string[]): readonly string[] | undefined {
    const key = names.map(columnKey).find((candidate) => this.#byKey.has(candidate));
    if (key === undefined) return undefined;
    this.#taken.add(key);
    return this.#byKey.get(key)?.values;
  }

  /** What nobody took, by name as found; undefined when nothing is left. */
  rest(): Record<string, string> | undefined {
    const left = [...this.#byKey].filter(([key]) => !this.#taken.has(key) && !NOISE.has(key));
    if (left.length === 0) return undefined;
    const rest: Record<string, string> = {};
    for (const [, { name, values }] of left) {
      // A plain assignment to `__proto__` would be lost.
      Object.defineProperty(rest, name, { value: values.join('; '), enumerable: true });
    }
    return rest;
  }
}

/** What remoting and OData add to every object. */
const NOISE: ReadonlySet<string> = new Set([
  'isvalid',
  'objectstate',
  'odataetag',
  'odataid',
  'odatatype',
  'pscomputername',
  'psshowcomputername',
  'runspaceid',
]);
