import { describe, expect, it } from 'vitest';
import { causesOf, fact, reason } from '../../test/causes.js';
import { server } from '../../test/organization.js';

describe('front-end-listener-down', () => {
  const refused = reason('Socket error code 10061', '450 4.4.316');

  it('holds where the service is stopped', async () => {
    const [first] = await causesOf([server('EX01')], {
      items: [refused],
      facts: [fact('service-state', { server: 'EX01', state: 'stopped' })],
    });
    expect(first).toMatchObject({ id: 'front-end-listener-down', confidence: 'certain', servers: ['EX01'] });
  });

  it('does not hold for a service that nobody needs on port 25, or that runs', async () => {
    for (const state of [
      fact('service-state', { server: 'EX01', name: 'MSExchangePop3', state: 'stopped' }),
      fact('service-state', { server: 'EX01', state: 'running' }),
    ]) {
      const causes = await causesOf([server('EX01')], { items: [refused], facts: [state] });
      expect(causes.find(({ id }) => id === 'front-end-listener-down')?.confidence).toBe('low');
    }
  });
});
