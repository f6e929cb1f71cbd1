import { expect, it } from 'vitest';
import { factsIn } from '../../test/pasted.js';

it('edge-sync: reads the test, the run with its exception, and the subscription', () => {
  const [test, run, subscription] = factsIn('edge-sync', 'edge-sync');
  expect(test).toMatchObject({
    what: 'test',
    server: 'EDGE01',
    result: 'Failed',
    lastSynchronized: { local: ['2026-03-01T22:00:00'] },
    properties: { SendConnectorStatus: 'NotSynchronized' },
  });
  expect(run).toMatchObject({ what: 'run', result: 'Incomplete', type: 'Configuration' });
  expect(run?.failure).toContain('DirectoryOperationException');
  expect(subscription).toMatchObject({
    what: 'subscription',
    server: 'EDGE01',
    properties: { Domain: 'perimeter.contoso.com' },
  });
});
