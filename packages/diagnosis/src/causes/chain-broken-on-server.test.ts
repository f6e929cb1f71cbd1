import { describe, expect, it } from 'vitest';
import { causesOf, fact, STARTTLS_REQUIRED } from '../../test/causes.js';
import { PUBLIC, PUBLIC_NAME, server } from '../../test/organization.js';

describe('chain-broken-on-server', () => {
  const broken = fact('certificate-test', {
    server: 'EX01',
    subject: PUBLIC.subject,
    thumbprint: PUBLIC.thumbprint,
    faults: [{ code: '0x800B010A', name: 'CERT_E_CHAINING' }],
  });

  it('holds where Windows finds the chain broken and STARTTLS is gone', async () => {
    const [first] = await causesOf([server('EX01')], {
      items: [STARTTLS_REQUIRED],
      facts: [broken, fact('event', { id: 12014, server: 'EX01', tlsCertificateName: PUBLIC_NAME })],
    });
    expect(first).toMatchObject({ id: 'chain-broken-on-server', confidence: 'certain', servers: ['EX01'] });
  });

  it('does not hold where only the revocation list is out of reach', async () => {
    const offline = fact('certificate-test', { verdict: 'unknown', revocation: 'offline' });
    const causes = await causesOf([server('EX01')], { items: [STARTTLS_REQUIRED], facts: [offline] });
    expect(causes.find(({ id }) => id === 'chain-broken-on-server')?.confidence ?? 'low').toBe('low');
  });
});
