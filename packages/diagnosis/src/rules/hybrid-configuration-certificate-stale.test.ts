import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('hybrid-configuration-certificate-stale', () => {
  it('advises where it differs alone (§F.3.4)', async () => {
    expect(
      await findingsOf('hybrid-configuration-certificate-stale', {
        hybrid: { TlsCertificateName: '<I>CN=Old CA<S>CN=mail.contoso.com' },
      }),
    ).toMatchObject([{ severity: 'advice', primary: { path: 'TlsCertificateName' } }]);
  });

  it('is content where one connector has the same', async () => {
    expect(
      await findingsOf('hybrid-configuration-certificate-stale', { receive: { TlsCertificateName: null } }),
    ).toEqual([]);
  });
});
