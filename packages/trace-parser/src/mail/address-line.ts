/** An address as it stands in prose; letters beyond ASCII are allowed in both halves (RFC 6531). */
export const ADDRESS = /[^\s<>()[\],;:"'|]{1,64}@[A-Za-z0-9.\-\u0080-\uffff]{1,255}/;
const LINE = new RegExp(`^[<'"]?(${ADDRESS.source})[>'"]?(?:$|[:,;(<]|\\s*[(<]|\\s+on\\s|\\s*\\()`);
const MAX_LENGTH = 600;

/** The address a line is about: `bob@contoso.com`, `bob@contoso.com<mailto:…>`, `<bob@contoso.com>: host …`. */
export function addressOfLine(line: string): string | undefined {
  if (!line.includes('@') || line.length > MAX_LENGTH) return undefined;
  return LINE.exec(line)?.[1]?.replace(/\.+$/, '');
}

/** The first address inside a sentence. */
export function addressInText(text: string): string | undefined {
  return ADDRESS.exec(text.slice(0, MAX_LENGTH))?.[0].replace(/\.+$/, '');
}

/** All addresses of a header field. */
export function addressesInText(text: string): string[] {
  return [...text.matchAll(new RegExp(ADDRESS, 'g'))].map(([address]) => address.replace(/\.+$/, ''));
}
