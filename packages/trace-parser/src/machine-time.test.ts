import { describe, expect, it } from 'vitest';
import { readMachineTime } from './machine-time.js';

describe('readMachineTime', () => {
  it.each([
    ['Mar  2 08:00:00 2026 GMT', { utc: '2026-03-02T08:00:00.000Z' }],
    ['2026-03-02T07:00:03.4561806Z', { utc: '2026-03-02T07:00:03.456Z' }],
    ['20260302090000.000000+060', { utc: '2026-03-02T08:00:00.000Z' }],
    ['2026-03-02 09:00:01.123 +01:00', { utc: '2026-03-02T08:00:01.123Z' }],
    // Without a zone nothing is known of UTC.
    ['2026-03-02 08:00:00', { local: ['2026-03-02T08:00:00'] }],
    ['02.03.2026 08:00:03', { local: ['2026-03-02T08:00:03'] }],
    ['3/2/2026 8:00:03 PM', { local: ['2026-03-02T20:00:03', '2026-02-03T20:00:03'] }],
    ['Monday, March 2, 2026 9:00:00 AM', { local: ['2026-03-02T09:00:00'] }],
    ['Mar 02 2026 08:00:03', { local: ['2026-03-02T08:00:03'] }],
    ['gestern', {}],
    ['99999999999999.000000+060', {}],
  ])('%s', (raw, expected) => {
    expect(readMachineTime(raw)).toEqual({ raw, ...expected });
  });
});
