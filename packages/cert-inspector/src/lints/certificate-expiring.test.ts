import { describe, expect, it } from 'vitest';
import { certificateOf } from '../../test/parse.js';
import { certificateExpiring as lint } from './certificate-expiring.js';

const year = certificateOf({ notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-12-27T00:00:00Z' });
const short = certificateOf({ notBefore: '2029-04-01T00:00:00Z', notAfter: '2029-05-18T00:00:00Z' });

describe(lint.id, () => {
  it.each([
    [year, '2026-08-27T00:00:00Z', undefined],
    [year, '2026-08-30T00:00:00Z', 'advice'],
    [year, '2026-11-22T00:00:00Z', 'degraded'],
    // Certificates of 47 days (§I.1) are not red from their first day.
    [short, '2029-04-02T00:00:00Z', undefined],
    [short, '2029-05-03T00:00:00Z', 'advice'],
    [short, '2029-05-15T00:00:00Z', 'degraded'],
  ])('judges what is left by the lifetime', (certificate, asOf, severity) => {
    const outcome = lint.evaluate(certificate, { asOf });
    expect(outcome).toMatchObject(
      severity === undefined ? { outcome: 'pass' } : { outcome: 'fail', severity },
    );
  });

  it('counts the days', () => {
    expect(lint.evaluate(short, { asOf: '2029-05-16T12:00:00Z' })).toMatchObject({
      summary: expect.stringMatching(/^1 day of its 47 are left/) as string,
    });
  });

  it('leaves an expired one to certificate-expired', () => {
    expect(lint.evaluate(year, { asOf: '2027-01-01' }).outcome).toBe('not-applicable');
  });
});
