import { describe, expect, it } from 'vitest';
import { buildAuthority } from '../../test/build-certificate.js';
import { keyPair } from '../../test/keys.js';
import { certificateOf } from '../../test/parse.js';
import { signatureHashWeak as lint } from './signature-hash-weak.js';

const context = { asOf: '2026-11-24' };
const issuer = buildAuthority('CA', { key: keyPair('rsa', 1) });

describe(lint.id, () => {
  it.each(['sha1', 'md5'] as const)('fails for %s (§E.1.9)', (signature) => {
    expect(lint.evaluate(certificateOf({ issuer, signature }), context)).toMatchObject({
      outcome: 'fail',
      summary: expect.stringContaining(`${signature}WithRSAEncryption`) as string,
    });
  });

  it.each(['sha256', 'pss'] as const)('passes for %s', (signature) => {
    expect(lint.evaluate(certificateOf({ issuer, signature }), context)).toEqual({ outcome: 'pass' });
  });

  it('does not look at the signature of a root', () => {
    const root = certificateOf({ key: keyPair('rsa', 1), signature: 'sha1' });
    expect(lint.evaluate(root, context).outcome).toBe('not-applicable');
  });
});
