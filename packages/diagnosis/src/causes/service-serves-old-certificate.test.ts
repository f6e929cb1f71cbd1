import { describe, expect, it } from 'vitest';
import { causesOf, fact, mismatch } from '../../test/causes.js';
import { PUBLIC, server } from '../../test/organization.js';

describe('service-serves-old-certificate', () => {
  const former = {
    ...PUBLIC,
    thumbprint: 'F'.repeat(40),
    notBefore: '2025-03-01 00:00:00',
    notAfter: '2026-11-01 00:00:00',
    subject: 'CN=old.contoso.com',
    domains: ['old.contoso.com'],
  };
  const servers = [server('EX01', { certificates: [PUBLIC, former] })];

  it('holds where another certificate of the own store is served', async () => {
    const [first] = await causesOf(servers, {
      items: [mismatch(former.subject, former.thumbprint)],
      facts: [
        fact('service-state', { server: 'EX01', startTime: { raw: '', local: ['2026-01-15T06:12:44'] } }),
      ],
    });
    expect(first).toMatchObject({
      id: 'service-serves-old-certificate',
      confidence: 'high',
      servers: ['EX01'],
    });
    expect(first?.reasons.join(' ')).toContain('runs since 2026-01-15');
  });

  it('does not hold where the served one is the one selected', async () => {
    const causes = await causesOf(servers, {
      items: [mismatch(PUBLIC.subject, PUBLIC.thumbprint, 'x.contoso.com')],
    });
    expect(causes.map(({ id }) => id)).not.toContain('service-serves-old-certificate');
  });
});
