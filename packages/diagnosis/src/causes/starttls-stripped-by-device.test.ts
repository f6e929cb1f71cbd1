import { describe, expect, it } from 'vitest';
import { causesOf, causesOfTexts, fact, STARTTLS_REQUIRED } from '../../test/causes.js';
import { server } from '../../test/organization.js';

describe('starttls-stripped-by-device', () => {
  const inside = fact('smtp-endpoint', { host: 'EX01', startTlsOffered: true });

  it('holds where STARTTLS is there inside and masked outside', async () => {
    const masked = fact('smtp-endpoint', { bannerMasked: true, startTlsOffered: false, tls: 'not-tried' });
    const [first] = await causesOf([server('EX01')], { items: [STARTTLS_REQUIRED], facts: [inside, masked] });
    expect(first).toMatchObject({ id: 'starttls-stripped-by-device', confidence: 'certain', servers: [] });
  });

  it('does not hold where one of the servers offers none inside either', async () => {
    const without = fact('smtp-endpoint', { host: 'EX02', startTlsOffered: false, tls: 'not-tried' });
    const outside = fact('smtp-endpoint', {
      host: 'mail.contoso.com',
      startTlsOffered: false,
      tls: 'not-tried',
    });
    const causes = await causesOf([server('EX01'), server('EX02')], {
      items: [STARTTLS_REQUIRED],
      facts: [inside, without, outside],
    });
    expect(causes.find(({ id }) => id === 'starttls-stripped-by-device')?.confidence).not.toBe('certain');
  });

  it('does not hold where the server itself offers X-ANONYMOUSTLS only', async () => {
    const own = fact('smtp-endpoint', {
      startTlsOffered: false,
      anonymousTlsOffered: true,
      tls: 'not-tried',
    });
    const causes = await causesOfTexts({ items: [STARTTLS_REQUIRED], facts: [inside, own] });
    expect(causes.find(({ id }) => id === 'starttls-stripped-by-device')?.confidence ?? 'low').toBe('low');
  });
});
