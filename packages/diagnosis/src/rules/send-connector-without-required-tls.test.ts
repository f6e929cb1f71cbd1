import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('send-connector-without-required-tls', () => {
  it('finds RequireTLS off (§D.3, §F.2)', async () => {
    expect(
      await findingsOf('send-connector-without-required-tls', { send: { RequireTLS: false } }),
    ).toMatchObject([{ severity: 'degraded', args: { property: 'RequireTLS' } }]);
  });

  it('is content with TLS required', async () => {
    expect(await findingsOf('send-connector-without-required-tls', { send: { RequireTLS: true } })).toEqual(
      [],
    );
  });
});
