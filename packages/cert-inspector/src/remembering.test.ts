import { describe, expect, it } from 'vitest';
import { remembering } from './remembering.js';

describe('remembering', () => {
  it('reads a text once', () => {
    let reads = 0;
    const read = remembering((text) => ({ text, at: ++reads }));
    expect(read('a')).toBe(read('a'));
    expect(read('b')).toEqual({ text: 'b', at: 2 });
  });

  it('keeps no long text, and no more than it may', () => {
    let reads = 0;
    const read = remembering(() => ({ at: ++reads }));
    const long = 'x'.repeat(2001);
    read(long);
    expect(read(long)).toEqual({ at: 2 });
    const first = read('0');
    for (let at = 1; at <= 4096; at++) read(String(at));
    expect(read('0')).not.toBe(first);
  });
});
