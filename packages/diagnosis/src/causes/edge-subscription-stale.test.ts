import { describe, expect, it } from 'vitest';
import { causesOf, fact, reason } from '../../test/causes.js';
import { server } from '../../test/organization.js';

describe('edge-subscription-stale', () => {
  it('holds where EdgeSync does not complete', async () => {
    const [first] = await causesOf([server('EX01')], {
      items: [reason('454 4.7.0 Temporary authentication failure', '451 4.4.395')],
      facts: [
        fact('edge-sync', { server: 'EDGE01', result: 'Incomplete', failure: 'DirectoryOperationException' }),
      ],
    });
    expect(first).toMatchObject({
      id: 'edge-subscription-stale',
      confidence: 'certain',
      servers: ['EDGE01'],
    });
  });

  it('does not hold where EdgeSync is well', async () => {
    const causes = await causesOf([server('EX01')], {
      facts: [fact('edge-sync', { server: 'EDGE01', result: 'Normal' })],
    });
    expect(causes).toEqual([]);
  });
});
