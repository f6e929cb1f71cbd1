import { describe, expect, it } from 'vitest';
import { certificateOf } from '../../test/parse.js';
import { privateKeyMissing as lint } from './private-key-missing.js';

const context = { asOf: '2026-11-24' };
const certificate = certificateOf({});

describe(lint.id, () => {
  it('fails where the evidence says so (§B.1.11)', () => {
    expect(lint.evaluate({ ...certificate, hasPrivateKey: false }, context)).toMatchObject({
      outcome: 'fail',
    });
  });

  it('passes with the key', () => {
    expect(lint.evaluate({ ...certificate, hasPrivateKey: true }, context)).toEqual({ outcome: 'pass' });
  });

  it('does not guess from a file that holds certificates only', () => {
    expect(lint.evaluate(certificate, context).outcome).toBe('insufficient-evidence');
  });
});
