import { describe, expect, it } from 'vitest';
import { causesOf } from '../../test/causes.js';
import { server, untouched } from '../../test/organization.js';

describe('cloud-capability-missing', () => {
  it('holds where TLS works and the capability is not there', async () => {
    const [first] = await causesOf([server('EX01'), server('EX02', { capabilities: '{}' })], {
      sessions: [{ server: 'EX02', accepted: 20, withoutCapability: 20 }],
    });
    expect(first).toMatchObject({ id: 'cloud-capability-missing', confidence: 'certain', servers: ['EX02'] });
  });

  it('is a side finding where TLS fails', async () => {
    const ids = (await causesOf([server('EX01'), untouched('EX02')])).map(({ id }) => id);
    expect(ids).not.toContain('cloud-capability-missing');
  });
});
