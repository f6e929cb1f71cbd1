import { describe, expect, it } from 'vitest';
import { certificateOf } from '../../test/parse.js';
import { issuerAndSubjectShared as lint } from './issuer-and-subject-shared.js';

const asOf = '2026-11-24';
const certificate = certificateOf({ serial: 1 });
const renewed = certificateOf({
  serial: 2,
  notBefore: '2026-11-01T00:00:00Z',
  notAfter: '2027-05-01T00:00:00Z',
});

describe(lint.id, () => {
  it('fails after a renewal that left the old one in place (§B.4)', () => {
    expect(lint.evaluate(certificate, { asOf, others: [renewed] })).toMatchObject({
      outcome: 'fail',
      severity: 'advice',
      summary: expect.stringContaining(renewed.thumbprint ?? '') as string,
    });
  });

  it('is worse where the two orders of the documentation differ (§B.1.5)', () => {
    const shorter = certificateOf({
      serial: 3,
      notBefore: '2026-11-01T00:00:00Z',
      notAfter: '2026-12-01T00:00:00Z',
    });
    expect(lint.evaluate(certificate, { asOf, others: [shorter] })).toMatchObject({
      outcome: 'fail',
      severity: 'degraded',
    });
  });

  it('passes among others, and beside itself', () => {
    const other = certificateOf({ subject: [['CN', 'EX01']] });
    expect(lint.evaluate(certificate, { asOf, others: [certificate, other] })).toEqual({ outcome: 'pass' });
  });

  it('needs the others', () => {
    expect(lint.evaluate(certificate, { asOf }).outcome).toBe('insufficient-evidence');
  });
});
