/**
 * Makes property paths such as `Bindings[0].Port`, each once: the records of an export have the same ones, and a string
 * of its own for every property of every record would be a good part of the memory they take.
 */
export class PathTable {
  readonly #paths = new Map<string, Map<string | number, string>>();

  /** The path of a property by its name, or of a list element by its index. */
  of(parent: string, key: string | number): string {
    if (parent === '' && typeof key === 'string') return key;
    let children = this.#paths.get(parent);
    if (!children) {
      children = new Map<string | number, string>();
      this.#paths.set(parent, children);
    }
    let path = children.get(key);
    if (path === undefined) {
      path = typeof key === 'number' ? `${parent}[${key}]` : `${parent}.${key}`;
      children.set(key, path);
    }
    return path;
  }
}
