import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Utf8Door } from './utf8-door.js';

function through(bytes: Uint8Array, step: number): string {
  const out: Uint8Array[] = [];
  const door = new Utf8Door((piece) => out.push(Buffer.from(piece)));
  for (let at = 0; at < bytes.length; at += step) door.push(bytes.subarray(at, at + step));
  door.end();
  return Buffer.concat(out).toString('utf8');
}

const swap = (bytes: Buffer) => Buffer.from(bytes).swap16();

describe('Utf8Door', () => {
  const text = 'date_time,sender\r\n2026-03-02,änn@fabrikam.com\r\n';
  const utf16 = Buffer.from(text, 'utf16le');

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE with mark', Buffer.concat([Buffer.of(0xff, 0xfe), utf16])],
    ['UTF-16LE without mark, as historical searches are written', utf16],
    ['UTF-16BE with mark', Buffer.concat([Buffer.of(0xfe, 0xff), swap(utf16)])],
  ])('reads %s in any pieces', (_name, bytes) => {
    for (const step of [1, 2, 3, 7, 4096]) expect(through(bytes, step)).toBe(text);
  });

  it('passes any other bytes on unchanged', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, max: 127, min: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (bytes, step) => {
          expect(through(bytes, step)).toBe(Buffer.from(bytes).toString('latin1'));
        },
      ),
    );
  });
});
