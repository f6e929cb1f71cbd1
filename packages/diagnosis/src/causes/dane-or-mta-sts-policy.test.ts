import { describe, expect, it } from 'vitest';
import { causesOfTexts, fact, reason, STARTTLS_REQUIRED } from '../../test/causes.js';

describe('dane-or-mta-sts-policy', () => {
  it('holds for the codes of a DANE check', async () => {
    const [first] = await causesOfTexts({
      items: [reason('tlsa-invalid', '450 4.7.323')],
      facts: [
        fact('dns-answer', {
          name: '_25._tcp.mail.contoso.com',
          type: 'TLSA',
          values: [{ text: '3 1 1 AB' }],
        }),
      ],
    });
    expect(first).toMatchObject({ id: 'dane-or-mta-sts-policy', confidence: 'high' });
  });

  it('does not hold for a demand of STARTTLS by a connector', async () => {
    const ids = (await causesOfTexts({ items: [STARTTLS_REQUIRED] })).map(({ id }) => id);
    expect(ids).not.toContain('dane-or-mta-sts-policy');
  });
});
