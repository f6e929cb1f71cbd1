import { Buffer } from 'node:buffer';
import { decodeWords as oracle } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { decodeWords } from './encoded-words.js';

describe('decodeWords', () => {
  it.each([
    '=?utf-8?B?QW5uIE3DvGxsZXI=?= <ann@fabrikam.com>',
    '=?iso-8859-1?Q?Angebot_f=FCr?= =?iso-8859-1?Q?_M=E4rz?=',
    '=?UTF-8?Q?a?= b =?UTF-8?Q?c?=',
    '=?gb2312?B?zrTLzbTv?=',
    '=?iso-2022-jp?B?GyRCTCRBdz8uGyhC?=',
    '=?euc-kr?Q?=B9=DD=BC=DB?=',
    '=?utf-8*en?Q?x?=',
    '=?broken',
    'plain',
  ])('agrees with postal-mime on %s', (value) => {
    expect(decodeWords(value)).toBe(oracle(value));
  });

  it('joins words that cut a character, and knows windows-1252 on Node 20', () => {
    expect(decodeWords('=?utf-8?Q?M=C3?= =?utf-8?Q?=BCller?=')).toBe('Müller');
    expect(decodeWords('=?windows-1252?Q?wasn=92t_=80?=')).toBe('wasn’t €');
  });

  it('reads raw bytes as UTF-8 or windows-1252, and leaves decoded text alone', () => {
    expect(decodeWords(Buffer.from('für 例').toString('latin1'))).toBe('für 例');
    expect(decodeWords('f\xfcr')).toBe('für');
    expect(decodeWords('例 für')).toBe('例 für');
  });
});
