import { describe, expect, it } from 'vitest';
import { readPrintedTime } from './printed-time.js';

describe('readPrintedTime', () => {
  it.each([
    ['2026-03-02T08:00:04Z', '2026-03-02T08:00:04.000Z'],
    ['2022-09-05T18:10:13.4907658', '2022-09-05T18:10:13.490Z'],
    ['2026-03-02 08:00:04 +0100', '2026-03-02T07:00:04.000Z'],
    ['11/13/2017 12:12:45 PM', '2017-11-13T12:12:45.000Z'],
    ['13/11/2017 00:12', '2017-11-13T00:12:00.000Z'],
    ['5/5/2017 12:00:01 AM', '2017-05-05T00:00:01.000Z'],
    ['01.02.2024 13:14:15', '2024-02-01T13:14:15.000Z'],
    ['2024/10/1 上午 06:43:04', '2024-10-01T06:43:04.000Z'],
    ['2024/10/1 下午 06:43:04', '2024-10-01T18:43:04.000Z'],
  ])('reads %s', (raw, iso) => {
    expect(readPrintedTime(raw)).toEqual({ raw, iso });
  });

  it('gives both readings where day and month cannot be told apart', () => {
    expect(readPrintedTime('11/1/2017 12:12:45 PM').candidates).toEqual([
      '2017-11-01T12:12:45.000Z',
      '2017-01-11T12:12:45.000Z',
    ]);
  });

  it.each(['', '2016-11-2XT17:XX:17.624Z', 'yesterday', '2026-13-40T99:00:00Z', '31.02.2024 10:00:00'])(
    'makes nothing of %s',
    (raw) => {
      expect(readPrintedTime(raw)).toEqual({ raw });
    },
  );
});
