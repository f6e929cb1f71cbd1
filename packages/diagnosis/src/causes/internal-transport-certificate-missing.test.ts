import { describe, expect, it } from 'vitest';
import { causesOfTexts, fact, reason } from '../../test/causes.js';

describe('internal-transport-certificate-missing', () => {
  it('holds where the service says so', async () => {
    const [first] = await causesOfTexts({
      items: [reason('454 4.7.0 Temporary authentication failure', '451 4.4.395')],
      facts: [fact('event', { id: 12013, source: 'MSExchangeTransport', server: 'EX01' })],
    });
    expect(first).toMatchObject({
      id: 'internal-transport-certificate-missing',
      confidence: 'medium',
      servers: ['EX01'],
    });
  });

  it('does not hold for the event about STARTTLS', async () => {
    const causes = await causesOfTexts({ facts: [fact('event', { id: 12016, fqdn: 'mail.contoso.com' })] });
    expect(causes.map(({ id }) => id)).not.toContain('internal-transport-certificate-missing');
  });
});
