/**
 * All bytes of a stream that can be read once only, such as standard input.
 * @throws RangeError when it holds more than `limit` bytes.
 */
export async function readWholeStream(
  stream: AsyncIterable<Uint8Array | string>,
  limit = 256 * 1024 * 1024,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    length += bytes.length;
    if (length > limit) throw new RangeError(`more than ${limit} bytes`);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
