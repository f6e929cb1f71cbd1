import { describe, expect, it } from 'vitest';
import { certificate, findingsOf } from '../../test/hybrid.js';
import { PUBLIC } from '../../test/organization.js';

describe('several-certificates-match', () => {
  it('finds two certificates of one name (§B.1.5, §B.4)', async () => {
    expect(
      await findingsOf('several-certificates-match', {
        servers: ['EX01'],
        certificates: [
          certificate(),
          certificate({
            thumbprint: 'B'.repeat(40),
            notBefore: '2025-06-01T00:00:00Z',
            notAfter: '2026-12-01T00:00:00Z',
          }),
        ],
      }),
    ).toMatchObject([{ severity: 'advice', args: { server: 'EX01', thumbprint: PUBLIC.thumbprint } }]);
  });

  it('does not mind certificates of other names', async () => {
    expect(
      await findingsOf('several-certificates-match', {
        certificates: [
          certificate(),
          certificate({ subject: 'CN=www.contoso.com', thumbprint: 'B'.repeat(40) }),
        ],
      }),
    ).toEqual([]);
  });
});
