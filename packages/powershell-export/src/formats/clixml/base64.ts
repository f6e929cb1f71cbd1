/** Decoded bytes stand side by side in slabs: an export holds thousands of small byte arrays. */
const SLAB_LENGTH = 64 * 1024;

let slab = Buffer.alloc(0);
let used = 0;

/** Decodes base64, with white space between the digits or without; undefined where the text is something else. */
export function decodeBase64(text: string): Uint8Array | undefined {
  return decodeDigits(text) ?? (/\s/.test(text) ? decodeDigits(text.replace(/\s+/g, '')) : undefined);
}

function decodeDigits(digits: string): Uint8Array | undefined {
  const padding = digits.endsWith('==') ? 2 : digits.endsWith('=') ? 1 : 0;
  const length = (digits.length / 4) * 3 - padding;
  if (!Number.isInteger(length) || length < 0) return undefined;
  if (used + length > slab.length) {
    slab = Buffer.alloc(Math.max(SLAB_LENGTH, length));
    used = 0;
  }
  // Buffer skips what is no digit, and then writes less.
  if (slab.write(digits, used, 'base64') !== length) return undefined;
  used += length;
  return new Uint8Array(slab.buffer, slab.byteOffset + used - length, length);
}
