import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('receive-connector-without-tls', () => {
  it('finds a connector that offers no STARTTLS (§B.1.1, §D.2)', async () => {
    expect(
      await findingsOf('receive-connector-without-tls', {
        servers: ['EX01'],
        receive: { AuthMechanism: 'Integrated, ExchangeServer' },
      }),
    ).toMatchObject([
      {
        severity: 'blocker',
        primary: { path: 'AuthMechanism' },
        args: {
          server: 'EX01',
          authMechanism: ['Integrated', 'ExchangeServer'],
          expected: ['Tls', 'Integrated', 'ExchangeServer'],
        },
      },
    ]);
  });

  it('is content with Tls among others', async () => {
    expect(await findingsOf('receive-connector-without-tls', { receive: { AuthMechanism: 'Tls' } })).toEqual(
      [],
    );
  });
});
