import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('no-receive-connector-on-port-25', () => {
  it('finds a receiving server without one (§A.1.1, §F.2)', async () => {
    expect(
      await findingsOf('no-receive-connector-on-port-25', {
        receiveOf: { EX02: { Bindings: ['0.0.0.0:2525'] } },
      }),
    ).toMatchObject([{ severity: 'blocker', args: { server: 'EX02' } }]);
  });

  it('does not ask it of servers the wizard was not run for', async () => {
    expect(
      await findingsOf('no-receive-connector-on-port-25', {
        hybrid: { ReceivingTransportServers: ['EX01'] },
        receiveOf: { EX02: { Bindings: ['0.0.0.0:2525'] } },
      }),
    ).toEqual([]);
  });
});
