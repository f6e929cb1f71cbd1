import { describe, expect, it } from 'vitest';
import { openItem } from './open-item.js';

const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => at % 251);

async function* pieces(size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

describe('openItem', () => {
  it.each([1000, 65_536, 300_000])(
    'gives the head and then the whole item, in pieces of %i',
    async (size) => {
      const { head, chunks } = await openItem({ label: 'x', bytes: () => pieces(size) });
      expect(Buffer.from(head).equals(bytes.subarray(0, 65_536))).toBe(true);
      expect((await readAll(chunks)).equals(bytes)).toBe(true);
    },
  );

  it('takes bytes as they are', async () => {
    const { head, chunks } = await openItem({ label: 'x', bytes: bytes.subarray(0, 3) });
    expect([...head]).toEqual([0, 1, 2]);
    expect([...(await readAll(chunks))]).toEqual([0, 1, 2]);
  });
});
