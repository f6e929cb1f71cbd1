import type { Origin } from '@hybrid-mailflow/evidence';

export type ExportFormat = 'clixml' | 'json' | 'csv' | 'format-list' | 'format-table' | 'm365dsc';

/** An enum as PowerShell exports it: its name (flags as `Tls, Integrated`), its number, or both. */
export interface EnumValue {
  readonly name?: string;
  readonly number?: number;
}

/** A SecureString: that there is one is all we tell. Its text is neither decoded nor kept. */
export interface SecureStringValue {
  readonly kind: 'secure-string';
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
  | SecureStringValue
  | readonly PropertyValue[];

/**
 * Other readings of a value that a console wrapped, likelier first: a line break may stand for a blank or for nothing.
 * Who knows what the value can be (the names of the certificates, say) takes the one that is.
 */
export type Alternatives = readonly PropertyValue[];

/**
 * One property of an exported object. `absent` (not in the export), `empty` (exported as null, "" or {}),
 * `truncated` (the value was cut: what is left of it) and `unreadable` (a type name or a cut depth stands in its place)
 * are different things: only `value` and `empty` say what the setting is.
 */
export type Property = PresentProperty | { readonly state: 'absent' };

export type PresentProperty = {
  readonly origin: Origin;
  /** Where the form tells (CLIXML `<MS>`): a property added by remoting, a type file or a script, not one of the .NET object. */
  readonly note?: true;
} & (
  | { readonly state: 'value'; readonly value: PropertyValue; readonly alternatives?: Alternatives }
  | { readonly state: 'empty' }
  | { readonly state: 'truncated'; readonly value: PropertyValue; readonly alternatives?: Alternatives }
  | { readonly state: 'unreadable'; readonly raw: string }
);

export interface ExportObject {
  /** .NET type names, most specific first; empty where the form carries none. */
  readonly typeNames: readonly string[];
  /** What ToString() gave, where the form carries it. */
  readonly text?: string;
  /** The list, the text or the number behind the properties, where a value that is no object has properties of its own. */
  readonly base?: PropertyValue;
  /** By name as spelled in the export; look up with `property()`, which ignores case as PowerShell does. */
  readonly properties: ReadonlyMap<string, Property>;
}

/** One top-level object of an export. */
export interface ExportRecord extends ExportObject {
  readonly format: ExportFormat;
  /** The command line that printed it, where a prompt stands above it in a transcript. */
  readonly command?: string;
  /** The computer the session ran on, where a prompt, a transcript's header or the shell's greeting names it. */
  readonly host?: string;
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
