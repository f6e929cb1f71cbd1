import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.js';

const TEXT = 'TlsCertificateName : <I>CN=Größe\r\n';
const le = (text: string) => Buffer.from(text, 'utf16le');
const be = (text: string) => le(text).swap16();

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16LE with mark', le(`\ufeff${TEXT}`), 'utf-16le'],
    ['UTF-16LE', le(TEXT), 'utf-16le'],
    ['UTF-16BE with mark', be(`\ufeff${TEXT}`), 'utf-16be'],
    ['UTF-16BE', be(TEXT), 'utf-16be'],
    ['windows-1252', Buffer.from(TEXT, 'latin1'), 'windows-1252'],
  ])('reads %s', (_name, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT, encoding, isText: true });
  });

  it('reads the letters windows-1252 has where Latin-1 has control characters', () => {
    expect(decodeText(Uint8Array.of(0x80, 0x93, 0x4f, 0x94, 0x81)).text).toBe('€“O”\x81');
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000001000000010008060000005c72a866', 'hex')],
    ['bytes of a PFX', Uint8Array.from({ length: 4000 }, (_, at) => (at * 151 + (at >> 3)) % 256)],
  ])('says that %s is no text', (_name, bytes) => {
    expect(decodeText(bytes).isText).toBe(false);
  });

  it('takes text with tabs, form feeds and colours of a terminal as text', () => {
    expect(decodeText(Buffer.from('a\tb\f\x1b[31mred\x1b[0m\r\n')).isText).toBe(true);
    expect(decodeText(new Uint8Array()).text).toBe('');
  });

  it('gives back any text, however it is encoded with a mark, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\ufeff'));
        for (const bytes of [Buffer.from(`\ufeff${text}`), le(`\ufeff${text}`), be(`\ufeff${text}`)]) {
          expect(decodeText(bytes).text).toBe(text);
        }
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof decodeText(bytes).text === 'string'));
  });
});
