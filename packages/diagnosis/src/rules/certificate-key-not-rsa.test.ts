import { describe, expect, it } from 'vitest';
import { situationWith } from '../../test/certificate-fields.js';
import { certificateKeyNotRsa as rule } from './certificate-key-not-rsa.js';

describe(rule.id, () => {
  it('advises RSA, and is not sure (§I.5)', async () => {
    const situation = await situationWith({ key: { algorithm: 'ec', bits: 256, curve: 'prime256v1' } });
    expect(rule.evaluate(situation)).toMatchObject([
      { outcome: 'fail', severity: 'advice', confidence: 'medium', args: { server: 'EX01' } },
    ]);
  });

  it('stays silent otherwise, and asks for the certificate where only a list was given', async () => {
    expect(rule.evaluate(await situationWith({ key: { algorithm: 'rsa', bits: 2048 } }))).toEqual([
      { outcome: 'pass' },
    ]);
    expect(rule.evaluate(await situationWith({ key: undefined }))).toMatchObject([
      { outcome: 'insufficient-evidence', missing: ['exchange-certificates-encoded'] },
    ]);
  });
});
