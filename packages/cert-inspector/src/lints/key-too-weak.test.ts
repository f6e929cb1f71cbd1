import { describe, expect, it } from 'vitest';
import { keyPair } from '../../test/keys.js';
import { certificateOf } from '../../test/parse.js';
import { keyTooWeak as lint } from './key-too-weak.js';

const context = { asOf: '2026-11-24' };
const certificate = certificateOf({});

describe(lint.id, () => {
  it('fails for RSA of 1024 bits (§I.5)', () => {
    expect(lint.evaluate(certificateOf({ key: keyPair('rsa-1024') }), context)).toMatchObject({
      outcome: 'fail',
    });
  });

  it('fails for DSA and for small curves', () => {
    expect(lint.evaluate({ ...certificate, key: { algorithm: 'dsa', bits: 3072 } }, context).outcome).toBe(
      'fail',
    );
    expect(lint.evaluate({ ...certificate, key: { algorithm: 'ec', bits: 192 } }, context).outcome).toBe(
      'fail',
    );
  });

  it.each(['rsa', 'rsa-pss', 'p256', 'p384', 'ed25519'] as const)('passes for %s', (kind) => {
    expect(lint.evaluate(certificateOf({ key: keyPair(kind) }), context)).toEqual({ outcome: 'pass' });
  });

  it('needs to know the key', () => {
    const unknown = { ...certificate, key: { algorithm: 'unknown' as const } };
    expect(lint.evaluate(unknown, context).outcome).toBe('insufficient-evidence');
  });
});
