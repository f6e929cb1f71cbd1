/**
 * Where something was read: which evidence item, and where in it.
 * Lines and columns count from 1; a column counts UTF-16 units of the decoded text.
 */
export interface Origin {
  /** Label of the evidence item, as a person knows it (usually its path). */
  readonly item: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** Position of the record among those of the item, from 0. */
  readonly record?: number;
  /** Property path inside the record, such as `TlsDomainCapabilities[0]`. */
  readonly path?: string;
}

/** `file:line` where the line is known, else `file`: the form editors and terminals link. */
export function formatOrigin(origin: Origin): string {
  return origin.line === undefined ? origin.item : `${origin.item}:${origin.line}`;
}
