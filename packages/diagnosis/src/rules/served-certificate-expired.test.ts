import { describe, expect, it } from 'vitest';
import { PUBLIC, server, setupCertificate, situation } from '../../test/organization.js';
import { servedCertificateExpired as rule } from './served-certificate-expired.js';

const expired = { ...PUBLIC, notBefore: '2025-09-20 00:00:00', notAfter: '2026-10-20 23:59:59' };
const servers = [server('EX01', { certificates: [expired, setupCertificate('EX01')] })];

describe(rule.id, () => {
  it('finds an expired certificate that is served all the same (§B.1.2)', async () => {
    const outcomes = rule.evaluate(await situation(servers));
    expect(outcomes).toMatchObject([
      { outcome: 'fail', severity: 'blocker', args: { server: 'EX01', thumbprint: PUBLIC.thumbprint } },
    ]);
  });

  it('judges by the date it is given', async () => {
    const before = await situation(servers, { asOf: '2026-10-01T00:00:00.000Z' });
    expect(rule.evaluate(before)).toEqual([{ outcome: 'pass' }]);
  });

  it('is no blocker where Exchange Online does not check the date', async () => {
    const outcomes = rule.evaluate(await situation(servers, { outbound: { TlsSettings: 'EncryptionOnly' } }));
    expect(outcomes).toMatchObject([{ outcome: 'fail', severity: 'degraded' }]);
  });
});
