/** Takes a list apart that the export gives as one text. */
export type SplitItems = (text: string) => readonly string[];

/** Items without blanks and commas: `{a, b}`, or joined by blanks as Export-Csv joins deserialised lists. (§G.3.2) */
export const splitWords: SplitItems = (text) => withoutBraces(text).split(/[\s,]+/);

function withoutBraces(text: string): string {
  return text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text;
}

/** Items `domain:capability,capability`: a piece without a colon belongs to the item before it. (§D.1) */
export const splitCapabilities: SplitItems = (text) => {
  const inner = withoutBraces(text);
  if (/<i>/i.test(inner)) return [inner];
  const items: string[] = [];
  for (const piece of inner.split(/[\s,]+/)) {
    const last = items.at(-1);
    if (last === undefined || piece.includes(':')) items.push(piece);
    else items[items.length - 1] = `${last},${piece}`;
  }
  return items;
};
