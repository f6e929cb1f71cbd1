/**
 * Data and context of a row of an SMTP protocol log: its last two columns, of nine. Quoted fields double their quotes.
 * A row of another form, pasted without its first columns, is taken by its end.
 */
export function splitLogRow(row: string): { readonly data: string; readonly context: string } {
  const fields = [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );
  const context = fields.at(-1) ?? '';
  // Exchange does not quote data that holds commas in every version: all that stands between event and context is data.
  const data = fields.length > 9 ? fields.slice(7, -1).join(',') : (fields.at(-2) ?? '');
  return { data, context: context.trim() };
}
