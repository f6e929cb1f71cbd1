import { describe, expect, it } from 'vitest';
import { buildAuthority } from '../../test/build-certificate.js';
import { certificateOf } from '../../test/parse.js';
import { selfSigned as lint } from './self-signed.js';

const context = { asOf: '2026-11-24' };

describe(lint.id, () => {
  it('fails for the certificate that Exchange setup makes (§E.1.7)', () => {
    expect(lint.evaluate(certificateOf({ subject: [['CN', 'EX02']] }), context)).toMatchObject({
      outcome: 'fail',
    });
  });

  it('passes for one that an authority issued', () => {
    expect(lint.evaluate(certificateOf({ issuer: buildAuthority('CA') }), context)).toEqual({
      outcome: 'pass',
    });
  });

  it('does not ask it of a root', () => {
    expect(lint.evaluate(certificateOf({ ca: true }), context).outcome).toBe('not-applicable');
  });
});
