import { describe, expect, it } from 'vitest';
import { buildAuthority } from '../../test/build-certificate.js';
import { certificateOf } from '../../test/parse.js';
import { lifetimeTooLong as lint } from './lifetime-too-long.js';

const context = { asOf: '2026-11-24' };
const issuer = buildAuthority('CA');
const DAY = 24 * 60 * 60 * 1000;

function lasting(notBefore: string, days: number) {
  const end = new Date(Date.parse(`${notBefore}T00:00:00Z`) + days * DAY - 1000);
  return certificateOf({ issuer, notBefore: `${notBefore}T00:00:00Z`, notAfter: end.toISOString() });
}

describe(lint.id, () => {
  // §I.1: the limit is that of the day of issue.
  it.each([
    ['2020-09-01', 398],
    ['2026-03-14', 398],
    ['2026-03-15', 200],
    ['2027-03-15', 100],
    ['2029-03-15', 47],
  ])('issued on %s may live %d days, and no more', (from, days) => {
    expect(lint.evaluate(lasting(from, days), context)).toEqual({ outcome: 'pass' });
    expect(lint.evaluate(lasting(from, days + 1), context)).toMatchObject({ outcome: 'fail' });
  });

  it('holds only what public authorities issue', () => {
    const setup = certificateOf({ notBefore: '2026-04-01T00:00:00Z', notAfter: '2031-04-01T00:00:00Z' });
    expect(lint.evaluate(setup, context).outcome).toBe('not-applicable');
    expect(lint.evaluate(lasting('2019-01-01', 800), context).outcome).toBe('not-applicable');
  });
});
