const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Resolves the five entities of XML and character references, and makes every line end LF as XML does. An entity that
 * XML does not know stays as it stands, and is told.
 */
export function resolveEntities(text: string, tellFault: (text: string) => void): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&(?:([A-Za-z]{1,30}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)?/g, (written, entity?: string) => {
      const character = entity?.startsWith('#') ? characterOf(entity) : NAMED.get(entity ?? '');
      if (character === undefined) tellFault(`${written} is no entity of XML`);
      return character ?? written;
    });
}

function characterOf(reference: string): string | undefined {
  const code = reference[1] === 'x' ? parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  const isAllowed =
    code >= 32
      ? code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      : code === 9 || code === 10 || code === 13;
  return isAllowed ? String.fromCodePoint(code) : undefined;
}
