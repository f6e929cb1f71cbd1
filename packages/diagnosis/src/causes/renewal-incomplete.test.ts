import { describe, expect, it } from 'vitest';
import { causesOf, STARTTLS_REQUIRED } from '../../test/causes.js';
import { PUBLIC, server } from '../../test/organization.js';

describe('renewal-incomplete', () => {
  const renewed = {
    ...PUBLIC,
    issuer: 'CN=Example Issuing CA 2, O=Example Trust, C=US',
    thumbprint: 'B'.repeat(40),
    notBefore: '2026-09-01 00:00:00',
    notAfter: '2027-09-01 00:00:00',
  };

  const NEW_NAME = `<I>${renewed.issuer}<S>${renewed.subject}`;
  const moved = (name: string, certificates: readonly (typeof PUBLIC)[] = [renewed]) =>
    server(name, { tlsCertificateName: NEW_NAME, certificates });

  it('holds where one server was moved and the other was not', async () => {
    const [first] = await causesOf([moved('EX01'), server('EX02', { certificates: [renewed] })], {
      items: [STARTTLS_REQUIRED],
    });
    expect(first).toMatchObject({ id: 'renewal-incomplete', confidence: 'certain', servers: ['EX02'] });
  });

  it('tells on which date a renewal half done will break', async () => {
    const [first] = await causesOf([moved('EX01'), server('EX02', { certificates: [PUBLIC, renewed] })]);
    expect(first).toMatchObject({ id: 'renewal-incomplete', confidence: 'medium' });
    expect(first?.summary).toContain('expires on 2027-02-28');
  });

  it('does not hold where all were moved, or none', async () => {
    expect(await causesOf([moved('EX01', [PUBLIC, renewed]), moved('EX02', [PUBLIC, renewed])])).toEqual([]);
    const ids = (
      await causesOf([server('EX01', { certificates: [renewed] })], { items: [STARTTLS_REQUIRED] })
    ).map(({ id }) => id);
    expect(ids).not.toContain('renewal-incomplete');
  });
});
