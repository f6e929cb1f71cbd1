import type { Finding } from '@hybrid-mailflow/diagnosis';

const THUMBPRINT = /^[0-9A-Fa-f]{40}$/;

/**
 * Reads the typed arguments of a finding. What is missing or of another type is noted in `missing`, and the
 * caller throws the answer away: a plan is made from known values or not at all.
 */
export class FindingArguments {
  readonly missing: string[] = [];
  readonly finding: Finding;

  constructor(finding: Finding) {
    this.finding = finding;
  }

  text(name: string): string {
    const value = this.#own(name);
    return typeof value === 'string' && value !== '' ? value : this.#miss(name, '');
  }

  /** Null when the property is present and empty. */
  textOrNull(name: string): string | null {
    const value = this.#own(name);
    return typeof value === 'string' || value === null ? value : this.#miss(name, null);
  }

  /** Null also when the finding does not say. */
  optionalText(name: string): string | null {
    const value = this.#own(name);
    return typeof value === 'string' && value !== '' ? value : null;
  }

  texts(name: string): readonly string[] {
    const value = this.#own(name);
    if (!Array.isArray(value)) return this.#miss(name, []);
    const texts = value.filter((item): item is string => typeof item === 'string');
    return texts.length === value.length ? texts : this.#miss(name, []);
  }

  /** Null also when the finding does not say. */
  optionalTexts(name: string): readonly string[] | null {
    return Array.isArray(this.#own(name)) ? this.texts(name) : null;
  }

  /** False also when the finding does not say. */
  flag(name: string): boolean {
    return this.#own(name) === true;
  }

  boolean(name: string): boolean {
    const value = this.#own(name);
    return typeof value === 'boolean' ? value : this.#miss(name, false);
  }

  /** 40 hexadecimal digits, upper case as Exchange prints them. */
  thumbprint(name: string): string {
    const value = this.#own(name);
    return typeof value === 'string' && THUMBPRINT.test(value) ? value.toUpperCase() : this.#miss(name, '');
  }

  #own(name: string): unknown {
    return Object.hasOwn(this.finding.args, name) ? this.finding.args[name] : undefined;
  }

  #miss<Value>(name: string, instead: Value): Value {
    this.missing.push(name);
    return instead;
  }
}
