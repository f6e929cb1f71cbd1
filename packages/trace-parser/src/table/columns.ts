/** Names a column may go by, for each field we understand; the first that the header has wins. */
export type ColumnNames<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** Where each field stands in a row; -1 where the header has no such column. */
export type ColumnPositions<Field extends string> = Readonly<Record<Field, number>>;

export interface Columns<Field extends string> {
  readonly names: readonly string[];
  readonly positions: ColumnPositions<Field>;
  /** Positions of the columns no field claims. */
  readonly others: readonly number[];
}

/** `Date_Time`, `date-time`, `DateTime` and `Date Time` are one column: exports differ in case and spacing only. */
export function columnKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Finds the fields in a header by name. */
export function matchColumns<Field extends string>(
  names: readonly string[],
  wanted: ColumnNames<Field>,
): Columns<Field> {
  const byKey = new Map<string, number>();
  names.forEach((name, at) => {
    const key = columnKey(name);
    if (!byKey.has(key)) byKey.set(key, at);
  });
  const claimed = new Set<number>();
  const positions = Object.fromEntries(
    (Object.entries(wanted) as [Field, readonly string[]][]).map(([field, aliases]) => {
      const alias = aliases.find((name) => byKey.has(columnKey(name)));
      const at = alias === undefined ? -1 : (byKey.get(columnKey(alias)) ?? -1);
      if (at !== -1) claimed.add(at);
      return [field, at];
    }),
  ) as Record<Field, number>;
  return { names, positions, others: [...names.keys()].filter((at) => !claimed.has(at)) };
}
