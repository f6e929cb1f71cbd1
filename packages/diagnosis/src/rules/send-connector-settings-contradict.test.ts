import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('send-connector-settings-contradict', () => {
  it('finds combinations Exchange refuses (§D.3)', async () => {
    expect(
      await findingsOf('send-connector-settings-contradict', { send: { IgnoreSTARTTLS: true } }),
    ).toMatchObject([
      { args: { properties: 'RequireTLS True and IgnoreSTARTTLS True' } },
      { args: { properties: 'TlsAuthLevel DomainValidation and IgnoreSTARTTLS True' } },
    ]);
  });

  it('lets DomainValidation go by the recipient domain when routed by DNS', async () => {
    expect(
      await findingsOf('send-connector-settings-contradict', {
        send: { TlsDomain: null, DNSRoutingEnabled: true },
      }),
    ).toEqual([]);
  });
});
