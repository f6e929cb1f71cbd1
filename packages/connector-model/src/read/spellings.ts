import type { ExportRecord } from '@hybrid-mailflow/powershell-export';

/** The spellings of property names in the records at hand: PowerShell does not mind case, and some who write exports neither. */
export class Spellings {
  readonly #ofName = new Map<string, readonly string[]>();

  constructor(records: readonly ExportRecord[]) {
    const seen = new Set<string>();
    for (const { properties } of records) {
      for (const name of properties.keys()) {
        if (seen.has(name)) continue;
        seen.add(name);
        const key = name.toLowerCase();
        this.#ofName.set(key, [...(this.#ofName.get(key) ?? []), name]);
      }
    }
  }

  /** Every spelling that occurs, in the order they were met. */
  of(name: string): readonly string[] {
    return this.#ofName.get(name.toLowerCase()) ?? NONE;
  }
}

const NONE: readonly string[] = [];
