import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readWholeStream } from './read-whole-stream.js';

it('joins the pieces', async () => {
  expect(Buffer.from(await readWholeStream(Readable.from(['ab', Buffer.from('c')]))).toString()).toBe('abc');
});

it('refuses more than the limit', async () => {
  await expect(readWholeStream(Readable.from(['ab', 'c']), 2)).rejects.toThrow(RangeError);
});
