import { describe, expect, it } from 'vitest';
import { causesOf, fact, reason } from '../../test/causes.js';
import { PUBLIC, server, toCloud } from '../../test/organization.js';

describe('revocation-unreachable', () => {
  it('holds where Exchange and certutil both cannot check', async () => {
    const unchecked = { ...PUBLIC, status: 'RevocationCheckFailure' };
    const [first] = await causesOf([server('EX01', { certificates: [unchecked] })], {
      items: [...toCloud(), reason('454 4.7.5 Certificate validation failure', '454 4.7.5')],
      facts: [fact('certificate-test', { server: 'EX01', verdict: 'unknown', revocation: 'offline' })],
    });
    expect(first).toMatchObject({ id: 'revocation-unreachable', confidence: 'certain', servers: ['EX01'] });
  });

  it('does not hold where revocation was checked', async () => {
    const checked = fact('certificate-test', { verdict: 'valid', revocation: 'checked' });
    expect(await causesOf([server('EX01')], { facts: [checked] })).toEqual([]);
  });
});
