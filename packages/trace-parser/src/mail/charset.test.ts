import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeCharset } from './charset.js';

describe('decodeCharset', () => {
  it.each([
    ['utf-8', 'für 例', undefined],
    ['windows-1252', 'wasn’t €', undefined],
    ['ISO-8859-1', 'für', undefined],
    ['gb2312', '邮件', 'gbk'],
    ['big5', '郵件', undefined],
    ['Shift_JIS', '未配信', undefined],
    ['euc-kr', '서버', undefined],
    ['ks_c_5601-1987', '서버', 'euc-kr'],
    ['koi8-r', 'сервер', undefined],
    ['cp850', 'für', undefined],
    ['utf-7', 'für', undefined],
  ])('decodes %s', (label, text, encoding) => {
    expect(decodeCharset(iconv.encode(text, encoding ?? label).toString('latin1'), label)).toBe(text);
  });

  it('decodes iso-2022-jp, which has no byte beyond ASCII', () => {
    expect(decodeCharset('\x1b$B4IM}<T\x1b(B', 'iso-2022-jp')).toBe('管理者');
  });

  it('takes a label that says nothing for UTF-8 or windows-1252', () => {
    expect(decodeCharset(Buffer.from('für').toString('latin1'), 'us-ascii')).toBe('für');
    expect(decodeCharset('f\xfcr', '')).toBe('für');
  });

  it('says when nobody knows a label, unless the text needs none', () => {
    expect(decodeCharset('f\xfcr', 'x-klingon')).toBeUndefined();
    expect(decodeCharset('plain', 'x-klingon')).toBe('plain');
  });
});
