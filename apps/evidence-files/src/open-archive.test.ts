import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArchiveEntry, buildArchive } from '../test/build-archive.js';
import { fileSource, memorySource } from './byte-source.js';
import { findEvidence } from './find-evidence.js';
import { openArchive, type OpenedArchive } from './open-archive.js';
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
  const archive = await openArchive(fileSource(file), limits);
  if (archive === undefined) throw new Error('no archive');
  return archive;
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

  it('gives nothing for what is no archive', async () => {
    for (const text of ['PK but no archive', 'PK', '']) {
      expect(await openArchive(memorySource('a.zip', bytesOf(text)))).toBeUndefined();
    }
  });

  it('reads an archive in memory as it reads a file', async () => {
    const bytes = buildArchive([
      { name: 'EX02/certificates.json', bytes: bytesOf('[]') },
      { name: 'EX02/RECV.LOG', bytes: bytesOf('row\n'.repeat(1000)) },
    ]);
    // A view into a larger buffer, as requests give it.
    const view = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]).subarray(6, -5);
    for (const streamFrom of [1, 1_000_000]) {
      const fromMemory = await openArchive(memorySource('a.zip', view), { streamFrom });
      const fromFile = await openedFile(bytes, { streamFrom });
      const texts = async ({ items }: OpenedArchive) =>
        Promise.all(
          items.map(async ({ label, bytes: held }) => [
            label,
            Buffer.from(held instanceof Uint8Array ? held : await readWholeStream(held())).toString(),
          ]),
        );
      if (fromMemory === undefined) throw new Error('no archive');
      expect(await texts(fromMemory)).toEqual(await texts(fromFile));
    }
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
        await expect(openArchive(memorySource('a.zip', bytes))).resolves.not.toBeNull();
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
