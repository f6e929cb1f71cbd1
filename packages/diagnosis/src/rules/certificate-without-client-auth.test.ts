import { describe, expect, it } from 'vitest';
import { situationWith } from '../../test/certificate-fields.js';
import { certificateWithoutClientAuth as rule } from './certificate-without-client-auth.js';

describe(rule.id, () => {
  it('notes it, and never more than that (§I.2)', async () => {
    const situation = await situationWith({ partial: false, extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] });
    expect(rule.evaluate(situation)).toMatchObject([
      { outcome: 'fail', severity: 'advice', args: { server: 'EX01' } },
    ]);
  });

  it('stays silent otherwise, and asks for the certificate where only a list was given', async () => {
    expect(
      rule.evaluate(
        await situationWith({ partial: false, extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'] }),
      ),
    ).toEqual([{ outcome: 'pass' }]);
    expect(rule.evaluate(await situationWith({ key: undefined }))).toMatchObject([
      { outcome: 'insufficient-evidence', missing: ['exchange-certificates-encoded'] },
    ]);
  });
});
