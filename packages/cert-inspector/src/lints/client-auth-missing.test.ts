import { describe, expect, it } from 'vitest';
import { CLIENT_AUTH, SERVER_AUTH } from '../../test/build-certificate.js';
import { certificateOf } from '../../test/parse.js';
import { clientAuthMissing as lint } from './client-auth-missing.js';

const context = { asOf: '2026-11-24' };

describe(lint.id, () => {
  it('is advice with a date, and not sure of itself (§I.2, §L.9)', () => {
    expect(lint).toMatchObject({ severity: 'advice', effectiveFrom: '2027-03-15' });
    expect(lint.evaluate(certificateOf({ usages: [SERVER_AUTH] }), context)).toMatchObject({
      outcome: 'fail',
      confidence: 'low',
    });
  });

  it('passes with both purposes', () => {
    expect(lint.evaluate(certificateOf({ usages: [SERVER_AUTH, CLIENT_AUTH] }), context)).toEqual({
      outcome: 'pass',
    });
  });
});
