import type { Origin } from '@hybrid-mailflow/evidence';

export type ExportFormat = 'clixml' | 'json' | 'csv' | 'format-list' | 'format-table' | 'm365dsc';

/** An enum as PowerShell exports it: its name (flags as `Tls, Integrated`), its number, or both. */
export interface EnumValue {
  readonly name?: string;
  readonly number?: number;
}

/**
 * A value as exported. Text stays text: `36 MB (37,748,736 bytes)` is for the models above to understand.
 * Dates are ISO 8601 text where the form types them (CLIXML, `/Date()/`), else the text as printed.
 * 64-bit numbers beyond 2^53 are text.
 */
export type PropertyValue =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | { readonly kind: 'enum'; readonly value: EnumValue }
  | { readonly kind: 'object'; readonly value: ExportObject }
  | readonly PropertyValue[];

/**
 * One property of an exported object. `absent` (not in the export), `empty` (exported as null, "" or {}),
 * `truncated` (the value was cut: what is left of it) and `unreadable` (a type name or a cut depth stands in its place)
 * are different things: only `value` and `empty` say what the setting is.
 */
export type Property =
  | { readonly state: 'value'; readonly value: PropertyValue; readonly origin: Origin }
  | { readonly state: 'empty'; readonly origin: Origin }
  | { readonly state: 'truncated'; readonly value: PropertyValue; readonly origin: Origin }
  | { readonly state: 'unreadable'; readonly raw: string; readonly origin: Origin }
  | { readonly state: 'absent' };

export interface ExportObject {
  /** .NET type names, most specific first; empty where the form carries none. */
  readonly typeNames: readonly string[];
  /** What ToString() gave, where the form carries it. */
  readonly text?: string;
  /** By name as spelled in the export; look up with `property()`, which ignores case as PowerShell does. */
  readonly properties: ReadonlyMap<string, Property>;
}

/** One top-level object of an export. */
export interface ExportRecord extends ExportObject {
  readonly format: ExportFormat;
  /** The command line that printed it, where a prompt stands above it in a transcript. */
  readonly command?: string;
  readonly origin: Origin;
}

const ABSENT: Property = { state: 'absent' };

/** The property of that name, ignoring case; `absent` where the object has none. */
export function property(object: ExportObject, name: string): Property {
  const exact = object.properties.get(name);
  if (exact) return exact;
  const wanted = name.toLowerCase();
  for (const [key, value] of object.properties) if (key.toLowerCase() === wanted) return value;
  return ABSENT;
}
