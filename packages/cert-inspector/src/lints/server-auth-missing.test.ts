import { describe, expect, it } from 'vitest';
import { CLIENT_AUTH, SERVER_AUTH } from '../../test/build-certificate.js';
import { certificateOf } from '../../test/parse.js';
import { serverAuthMissing as lint } from './server-auth-missing.js';

const context = { asOf: '2026-11-24' };

describe(lint.id, () => {
  it('fails where the list of purposes lacks it (§I.2)', () => {
    expect(lint.evaluate(certificateOf({ usages: [CLIENT_AUTH] }), context)).toMatchObject({
      outcome: 'fail',
    });
  });

  it.each([[[SERVER_AUTH]], [['2.5.29.37.0']], [undefined]])('passes with %j', (usages) => {
    expect(lint.evaluate(certificateOf(usages ? { usages } : {}), context)).toEqual({ outcome: 'pass' });
  });

  it('needs the certificate itself', () => {
    const partial = { ...certificateOf({}), partial: true };
    expect(lint.evaluate(partial, context).outcome).toBe('insufficient-evidence');
  });
});
