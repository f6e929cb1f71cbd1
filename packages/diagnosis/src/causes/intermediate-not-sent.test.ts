import { describe, expect, it } from 'vitest';
import { causesOf, causesOfTexts, fact, presented, reason } from '../../test/causes.js';
import { PUBLIC, server } from '../../test/organization.js';

describe('intermediate-not-sent', () => {
  const leaf = presented(PUBLIC.subject, PUBLIC.issuer);

  it('holds where the server sends its own certificate alone', async () => {
    const [first] = await causesOf([server('EX01')], {
      items: [reason('UntrustedRoot')],
      facts: [fact('smtp-endpoint', { startTlsOffered: true, chain: [leaf] })],
    });
    expect(first).toMatchObject({ id: 'intermediate-not-sent', confidence: 'certain' });
  });

  it('does not hold where the chain is sent, or the certificate is its own issuer', async () => {
    for (const chain of [
      [leaf, presented('CN=Example Issuing CA, O=Example Trust, C=US', 'CN=Example Root', 1)],
      [presented('CN=EX01')],
    ]) {
      const causes = await causesOfTexts({
        items: [reason('UntrustedRoot')],
        facts: [fact('smtp-endpoint', { startTlsOffered: true, chain })],
      });
      expect(causes.find(({ id }) => id === 'intermediate-not-sent')?.confidence).toBe('low');
    }
  });
});
