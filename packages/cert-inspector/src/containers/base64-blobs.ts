import type { Blob } from './container.js';
import { decodeBase64 } from './base64.js';

/** The first characters of a SEQUENCE longer than 127 bytes, in base64. */
const START = /(?<![A-Za-z0-9+/])MI[GHIJ][A-Za-z0-9+/]{28,}/g;

/**
 * Binary content pasted as base64 without armor: on one line, inside JSON or CSV, or broken over lines. The length
 * in its first bytes tells where it ends.
 */
export function readBase64Blobs(text: string, item: string): Blob[] {
  const lines = text.split(/\r\n?|\n/);
  const blobs: Blob[] = [];
  for (let number = 0; number < lines.length; number++) {
    const line = lines[number] ?? '';
    for (const { index, 0: token } of line.matchAll(START)) {
      const needed = base64Length(token);
      if (needed === undefined) continue;
      let content = /^[A-Za-z0-9+/]+={0,2}/.exec(line.slice(index))?.[0] ?? '';
      let last = number;
      const reachesEnd = line.slice(index + content.length).trim() === '';
      while (reachesEnd && content.length < needed) {
        const next = lines[last + 1]?.trim() ?? '';
        if (!/^[A-Za-z0-9+/]+={0,2}$/.test(next)) break;
        content += next;
        last++;
      }
      const bytes = decodeBase64(content.slice(0, needed));
      if (bytes)
        blobs.push({ bytes, origin: { item, line: number + 1, column: index + 1, endLine: last + 1 } });
      if (last > number) {
        number = last;
        break;
      }
    }
  }
  return blobs;
}

/** How many base64 characters the SEQUENCE takes whose first bytes are in `token`. */
function base64Length(token: string): number | undefined {
  const head = decodeBase64(token.slice(0, 8));
  if (!head) return undefined;
  const [tag, lengthForm = 0, ...lengthBytes] = head;
  const count = lengthForm - 0x80;
  if (tag !== 0x30 || count < 1 || count > 4) return undefined;
  const length = lengthBytes.slice(0, count).reduce((sum, byte) => sum * 256 + byte, 0);
  return Math.ceil((2 + count + length) / 3) * 4;
}
