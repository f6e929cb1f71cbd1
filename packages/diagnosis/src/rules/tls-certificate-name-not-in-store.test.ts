import { describe, expect, it } from 'vitest';
import { PUBLIC, server, setupCertificate, situation } from '../../test/organization.js';
import { tlsCertificateNameNotInStore as rule } from './tls-certificate-name-not-in-store.js';

describe(rule.id, () => {
  it('finds a name left behind by a renewal from another intermediate (§J.3)', async () => {
    const renewed = {
      ...PUBLIC,
      issuer: 'CN=Example Issuing CA 2, O=Example Trust, C=US',
      thumbprint: 'B'.repeat(40),
    };
    const outcomes = rule.evaluate(
      await situation([server('EX01', { certificates: [renewed, setupCertificate('EX01')] })]),
    );
    expect(outcomes).toMatchObject([
      { outcome: 'fail', args: { server: 'EX01', connector: 'EX01\\Default Frontend EX01' } },
    ]);
  });

  it('stays silent where the certificate is there', async () => {
    expect(rule.evaluate(await situation([server('EX01')]))).toEqual([]);
  });

  it('does not take certificates that were not exported for missing ones', async () => {
    expect(rule.evaluate(await situation([server('EX01', { certificates: [] })]))).toEqual([]);
  });
});
