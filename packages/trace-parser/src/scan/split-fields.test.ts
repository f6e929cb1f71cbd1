import { describe, expect, it } from 'vitest';
import { splitFields } from './split-fields.js';

describe('splitFields', () => {
  it.each([
    ['a,b,c', 3, ['a', 'b', 'c'], false],
    ['a,,', 3, ['a', '', ''], false],
    ['"a,b",c', 2, ['a,b', 'c'], false],
    ['"say ""hi""",c', 2, ['say "hi"', 'c'], false],
    ['1,5" disk,x', 3, ['1', '5" disk', 'x'], false],
    ['"a\r\nb",c', 2, ['a\nb', 'c'], false],
    ['"x"y,2', 2, ['xy', '2'], true],
    ['"a, "b" c, d",2', 2, ['a, "b" c, d', '2'], true],
    ['a,"b,c', 3, ['a', '"b', 'c'], true],
    ['a,"b,c', 2, ['a', 'b,c'], true],
    ['"', 1, [''], true],
  ])('reads %s of %i columns', (row, expected, fields, damaged) => {
    expect(splitFields(row, ',', expected)).toEqual({ fields, damaged });
  });
});
