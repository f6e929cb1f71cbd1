import { describe, expect, it } from 'vitest';
import { bytesOf } from './bytes-of.js';
import type { PropertyValue } from './export-record.js';

const bytes = Uint8Array.from({ length: 20 }, (_, at) => at * 12);

describe('bytesOf', () => {
  it.each<[string, PropertyValue]>([
    ['bytes', bytes],
    ['numbers', [...bytes]],
    ['numbers printed', [...bytes].map(String)],
    ['base64', Buffer.from(bytes).toString('base64')],
    [
      'base64 in lines',
      `${Buffer.from(bytes).toString('base64', 0, 12)}\r\n${Buffer.from(bytes).toString('base64', 12)}`,
    ],
  ])('reads %s', (_form, value) => {
    expect(bytesOf(value)).toEqual(bytes);
  });

  it.each<[string, PropertyValue | undefined]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty list', []],
    ['a number too large', [1, 256]],
    ['a fraction', [1, 0.5]],
    ['the name of a type', 'System.Byte[]'],
    ['a short word', 'Tlss'],
    ['a text', 'this is no base64 at all'],
  ])('takes %s for none', (_what, value) => {
    expect(bytesOf(value)).toBeUndefined();
  });
});
