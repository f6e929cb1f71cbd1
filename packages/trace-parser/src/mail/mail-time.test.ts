import { describe, expect, it } from 'vitest';
import { readMailTime } from './mail-time.js';

describe('readMailTime', () => {
  it.each([
    ['Thu, 29 Apr 2027 23:34:45 +0900 (JST)', '2027-04-29T14:34:45.000Z'],
    ['2 Mar 26 8:00 EST', '2026-03-02T13:00:00.000Z'],
    ['Friday, November 10, 2023 12:24:32 PM', '2023-11-10T12:24:32.000Z'],
    ['November 10, 2023 12:24:48 AM', '2023-11-10T00:24:48.000Z'],
    ['19 Jun 2018 07:32:07.2446 (UTC)', '2018-06-19T07:32:07.000Z'],
    ['2026-03-02T08:00:00Z', '2026-03-02T08:00:00.000Z'],
  ])('reads %s', (raw, iso) => {
    expect(readMailTime(raw)).toEqual({ raw, iso });
  });

  it.each([
    'Thu, 29 Apr 2027 23:34:45 JST',
    '31 Feb 2026 08:00:00 +0000',
    '2 Foo 2026 08:00 +0000',
    'soon',
    '',
  ])('makes nothing of %s', (raw) => {
    expect(readMailTime(raw)).toEqual({ raw });
  });
});
