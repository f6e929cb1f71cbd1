import { describe, expect, it } from 'vitest';
import { keyPair } from '../../test/keys.js';
import { certificateOf } from '../../test/parse.js';
import { keyNotRsa as lint } from './key-not-rsa.js';

const context = { asOf: '2026-11-24' };

describe(lint.id, () => {
  it.each(['p256', 'ed25519'] as const)('fails for %s (§I.5)', (kind) => {
    expect(lint.evaluate(certificateOf({ key: keyPair(kind) }), context)).toMatchObject({ outcome: 'fail' });
  });

  it.each(['rsa', 'rsa-pss'] as const)('passes for %s', (kind) => {
    expect(lint.evaluate(certificateOf({ key: keyPair(kind) }), context)).toEqual({ outcome: 'pass' });
  });
});
