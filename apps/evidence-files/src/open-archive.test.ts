import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArchiveEntry, buildArchive } from '../test/build-archive.js';
import { findEvidence } from './find-evidence.js';
import { openArchive } from './open-archive.js';
import { openFile } from './open-file.js';
import { readWholeStream } from './read-whole-stream.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterAll(() => rm(folder, { recursive: true }));

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function write(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'a.zip');
  await writeFile(path, bytes);
  return path;
}

async function openedFile(bytes: Uint8Array, limits = {}) {
  const file = await openFile(await write(bytes), 'a.zip', 1);
  if ('fault' in file) throw new Error(file.fault);
  return openArchive(file, limits);
}

async function opened(entries: readonly ArchiveEntry[], limits = {}) {
  return openedFile(buildArchive(entries), limits);
}

describe('openArchive', () => {
  it('gives files by their names within the archive, large ones as streams that can be read again', async () => {
    const large = bytesOf('row\n'.repeat(1000));
    const { items, remarks, unreadable } = await opened(
      [
        { name: 'EX02/', bytes: bytesOf('') },
        { name: 'EX02/certificates.json', bytes: bytesOf('[]') },
        { name: 'EX02/RECV.LOG', bytes: large },
        { name: '__MACOSX/EX02/._RECV.LOG', bytes: bytesOf('x') },
      ],
      { streamFrom: 1000 },
    );
    expect(items.map(({ label }) => label)).toEqual(['a.zip/EX02/certificates.json', 'a.zip/EX02/RECV.LOG']);
    expect(items[0]?.bytes).toEqual(Buffer.from('[]'));
    const stream = items[1]?.bytes;
    if (typeof stream !== 'function') throw new Error('no stream');
    for (let again = 0; again < 2; again++) {
      expect(Buffer.from(await readWholeStream(stream())).equals(large)).toBe(true);
    }
    expect({ remarks, unreadable }).toEqual({
      remarks: ['a.zip/__MACOSX/EX02/._RECV.LOG: left out, hidden.'],
      unreadable: [],
    });
  });

  it('reads the backslashes that Windows PowerShell 5.1 writes', async () => {
    const { items } = await opened([{ name: 'EX02\\certificates.json', bytes: bytesOf('[]') }]);
    expect(items.map(({ label }) => label)).toEqual(['a.zip/EX02/certificates.json']);
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'C:\\Windows\\x', 'a/../../b', '..\\b'])(
    'leaves out a file with the name %s, and says so',
    async (name) => {
      const { items, remarks } = await opened([
        { name, bytes: bytesOf('x') },
        { name: 'good.txt', bytes: bytesOf('x') },
      ]);
      expect(items.map(({ label }) => label)).toEqual(['a.zip/good.txt']);
      expect(remarks).toEqual([expect.stringContaining('its name leads out of the archive')]);
    },
  );

  it.each([10, 1_000_000])('takes no more bytes than its limit (streams from %i)', async (streamFrom) => {
    const bomb = { name: 'bomb.txt', bytes: new Uint8Array(10_000_000) };
    const { items, unreadable } = await opened([bomb, { name: 'b.txt', bytes: bytesOf('b') }], {
      unpackedBytes: 5_000_000,
      streamFrom,
    });
    expect(items.map(({ label }) => label)).toEqual(['a.zip/b.txt']);
    expect(unreadable).toEqual(['a.zip/bomb.txt: more than the 5000000 bytes taken from one archive']);
  });

  it('says that an archive is encrypted', async () => {
    const { unreadable } = await opened([{ name: 'a', bytes: bytesOf('x'), encrypted: true }]);
    expect(unreadable).toEqual(['a.zip: the zip archive is encrypted']);
  });

  it('gives what is no archive as it is', async () => {
    const { items } = await openedFile(bytesOf('PK but no archive'));
    expect(items.map(({ label }) => label)).toEqual(['a.zip']);
  });

  it('never throws at an archive, whatever is done to it', async () => {
    const whole = buildArchive([
      { name: 'a.txt', bytes: bytesOf('a'.repeat(300)) },
      { name: 'b.txt', bytes: bytesOf('b'.repeat(300)) },
    ]);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(damage, fc.integer({ min: 4, max: whole.length }), async (edits, length) => {
        const bytes = Buffer.from(whole.subarray(0, length));
        for (const [at, value] of edits) if (at < bytes.length) bytes[at] = value;
        await expect(openedFile(bytes)).resolves.toHaveProperty('items');
      }),
      { numRuns: 200 },
    );
  });
});

it('findEvidence looks into archives, in the order of labels', async () => {
  await write(buildArchive([{ name: 'z.txt', bytes: bytesOf('z') }]));
  await writeFile(join(folder, 'b.txt'), 'b');
  const { items } = await findEvidence(['.'], { cwd: folder });
  expect(items.map(({ label }) => label)).toEqual(['a.zip/z.txt', 'b.txt']);
});
