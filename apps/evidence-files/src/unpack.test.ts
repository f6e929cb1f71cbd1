import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArchiveFault } from './archive-fault.js';
import { fileSource } from './byte-source.js';
import { openFile } from './open-file.js';
import { unpack, type UnpackLimits } from './unpack.js';

interface Packed {
  readonly name: string;
  readonly text: string;
  readonly method?: number;
  readonly flags?: number;
}

/** A zip archive as Compress-Archive writes it: local headers with the data, then the directory. */
function zip(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, method = 8, flags = 0x0800 } of files) {
    const data = method === 8 ? deflateRawSync(text) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'unpack-'))));
afterAll(() => rm(folder, { recursive: true }));

async function unpacked(bytes: Uint8Array, limits?: UnpackLimits): Promise<[string, string][]> {
  const path = join(folder, 'given');
  await writeFile(path, bytes);
  const file = await openFile(path, 'given', 1);
  if ('fault' in file) throw new Error(file.fault);
  const found: [string, string][] = [];
  for (const item of (await unpack(fileSource(file), limits)) ?? [file]) {
    const parts: Uint8Array[] = [];
    const { bytes: held } = item;
    for await (const part of held instanceof Uint8Array ? [held] : held()) parts.push(part);
    found.push([item.label, Buffer.concat(parts).toString()]);
  }
  return found;
}

describe('unpack', () => {
  it('gives what is no archive as it is', async () => {
    expect(await unpacked(Buffer.from('PK, plain text'))).toEqual([['given', 'PK, plain text']]);
    expect(await unpacked(Buffer.from('x'))).toEqual([['given', 'x']]);
  });

  it('unpacks gzip, also of several members', async () => {
    expect(await unpacked(Buffer.concat([gzipSync('a'), gzipSync('b')]))).toEqual([['given', 'ab']]);
  });

  it('gives each file of a zip archive, packed or not', async () => {
    const files = [
      { name: 'EX01/RECV.LOG', text: 'receive' },
      { name: 'EX01/', text: '', method: 0 },
      { name: 'Prüfung\\x.csv', text: 'plain', method: 0 },
      { name: 'empty', text: '', method: 0 },
    ];
    expect(await unpacked(zip(files))).toEqual([
      ['given/EX01/RECV.LOG', 'receive'],
      ['given/Prüfung/x.csv', 'plain'],
      ['given/empty', ''],
    ]);
  });

  it.each<[string, () => Buffer, RegExp]>([
    ['cut off', () => zip([{ name: 'a', text: 'a' }]).subarray(0, -10), /damaged or cut off/],
    ['encrypted', () => zip([{ name: 'a', text: 'a', flags: 1 }]), /encrypted/],
    ['of another method', () => zip([{ name: 'a', text: 'a', method: 12 }]), /method 12/],
    [
      'with too many files',
      () =>
        zip([
          { name: 'a', text: '' },
          { name: 'b', text: '' },
          { name: 'c', text: '' },
        ]),
      /more than 2 files/,
    ],
  ])('refuses a zip archive %s', async (_what, bytes, text) => {
    const refused = unpacked(bytes(), { files: 2 });
    await expect(refused).rejects.toThrow(ArchiveFault);
    await expect(refused).rejects.toThrow(text);
  });

  it('stops where an archive unpacks to too much', async () => {
    const bomb = gzipSync(Buffer.alloc(2_000_000));
    await expect(unpacked(bomb, { ratio: 10, freeBytes: 1000 })).rejects.toThrow(/more than 10 times/);
    expect((await unpacked(bomb))[0]?.[1].length).toBe(2_000_000);
  });

  it('never does anything else than throw an ArchiveFault or a zlib error at a damaged archive', async () => {
    const whole = zip([
      { name: 'a', text: 'abc'.repeat(50) },
      { name: 'b', text: 'b' },
    ]);
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      await unpacked(damaged).catch((error: unknown) => {
        if (error instanceof ArchiveFault) return;
        expect((error as NodeJS.ErrnoException).code).toMatch(/^Z_/);
      });
    }
  });
});
