import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('send-connector-without-certificate-check', () => {
  it('finds any certificate accepted (§D.3)', async () => {
    expect(
      await findingsOf('send-connector-without-certificate-check', {
        send: { TlsAuthLevel: 'EncryptionOnly' },
      }),
    ).toMatchObject([{ severity: 'advice', args: { tlsAuthLevel: 'EncryptionOnly' } }]);
  });

  it('is content with CertificateValidation', async () => {
    expect(
      await findingsOf('send-connector-without-certificate-check', {
        send: { TlsAuthLevel: 'CertificateValidation' },
      }),
    ).toEqual([]);
  });
});
