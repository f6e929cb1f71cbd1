import { describe, expect, it } from 'vitest';
import { causesOf, causesOfTexts, fact, mismatch, presented, reason } from '../../test/causes.js';
import { server } from '../../test/organization.js';

describe('third-party-gateway-answers', () => {
  it('holds where the greeting is that of a gateway', async () => {
    const greeting = fact('smtp-endpoint', {
      banner: '220 mx1.pphosted.com ESMTP mfa-m0001',
      startTlsOffered: true,
      chain: [presented('CN=mx1.pphosted.com')],
    });
    const [first] = await causesOf([server('EX01')], {
      items: [mismatch('CN=mx1.pphosted.com', 'D'.repeat(40))],
      facts: [greeting],
    });
    expect(first).toMatchObject({ id: 'third-party-gateway-answers', confidence: 'certain' });
    expect(first?.summary).toContain('Proofpoint');
  });

  it('does not hold for the greeting of Exchange', async () => {
    const own = fact('smtp-endpoint', {
      banner: '220 EX01.contoso.local Microsoft ESMTP MAIL Service ready',
    });
    const causes = await causesOfTexts({ items: [reason('UntrustedRoot')], facts: [own] });
    expect(causes.map(({ id }) => id)).not.toContain('third-party-gateway-answers');
  });
});
