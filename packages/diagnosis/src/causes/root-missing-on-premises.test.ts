import { describe, expect, it } from 'vitest';
import { causesOf, fact, STARTTLS_REQUIRED } from '../../test/causes.js';
import { server } from '../../test/organization.js';

describe('root-missing-on-premises', () => {
  const root = (thumbprint: string, subject: string) =>
    fact('store-certificate', {
      server: 'EX01',
      location: 'LocalMachine',
      store: 'Root',
      thumbprint,
      subject,
    });
  const others = ['1', '2', '3'].map((digit) => root(digit.repeat(40), `CN=Root ${digit}`));

  it('holds where the root store lacks it and nothing new is fetched', async () => {
    const [first] = await causesOf([server('EX01')], {
      items: [STARTTLS_REQUIRED],
      facts: [
        ...others,
        fact('registry-value', { server: 'EX01', name: 'DisableRootAutoUpdate', number: 1 }),
      ],
    });
    expect(first).toMatchObject({ id: 'root-missing-on-premises', confidence: 'certain', servers: ['EX01'] });
  });

  it('does not hold where the root is there', async () => {
    const held = root('DF3C24F9BFD666761B268073FE06D1CC8D4F82A4', 'CN=DigiCert Global Root G2');
    const causes = await causesOf([server('EX01')], { items: [STARTTLS_REQUIRED], facts: [...others, held] });
    expect(causes.find(({ id }) => id === 'root-missing-on-premises')?.confidence).toBe('low');
  });
});
