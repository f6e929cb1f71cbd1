import { describe, expect, it } from 'vitest';
import { situationWith } from '../../test/certificate-fields.js';
import { certificateSignatureWeak as rule } from './certificate-signature-weak.js';

describe(rule.id, () => {
  it('finds what Exchange Online refuses (§E.1.9)', async () => {
    const situation = await situationWith({
      signatureAlgorithm: 'sha1WithRSAEncryption',
      signatureHash: 'sha1',
    });
    expect(rule.evaluate(situation)).toMatchObject([
      { outcome: 'fail', severity: 'blocker', args: { server: 'EX01' } },
    ]);
  });

  it('stays silent otherwise, and asks for the certificate where only a list was given', async () => {
    expect(
      rule.evaluate(
        await situationWith({ signatureAlgorithm: 'sha256WithRSAEncryption', signatureHash: 'sha256' }),
      ),
    ).toEqual([{ outcome: 'pass' }]);
    expect(rule.evaluate(await situationWith({ key: undefined }))).toMatchObject([
      { outcome: 'insufficient-evidence', missing: ['exchange-certificates-encoded'] },
    ]);
  });
});
