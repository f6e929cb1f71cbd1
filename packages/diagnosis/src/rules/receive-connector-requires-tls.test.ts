import { describe, expect, it } from 'vitest';
import { findingsOf, receiveConnector } from '../../test/hybrid.js';

describe('receive-connector-requires-tls', () => {
  it('advises on RequireTLS (§D.2)', async () => {
    expect(
      await findingsOf('receive-connector-requires-tls', {
        servers: ['EX01'],
        receive: { RequireTLS: true },
      }),
    ).toMatchObject([{ severity: 'advice', primary: { path: 'RequireTLS' } }]);
  });

  it('does not mind it for clients on port 587', async () => {
    expect(
      await findingsOf('receive-connector-requires-tls', {
        moreReceive: [
          receiveConnector('EX01', { Name: 'Client', Bindings: ['0.0.0.0:587'], RequireTLS: true }),
        ],
      }),
    ).toEqual([]);
  });
});
