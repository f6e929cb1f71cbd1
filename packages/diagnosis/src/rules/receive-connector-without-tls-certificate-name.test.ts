import { describe, expect, it } from 'vitest';
import {
  PUBLIC,
  PUBLIC_NAME,
  server,
  setupCertificate,
  situation,
  untouched,
} from '../../test/organization.js';
import { receiveConnectorWithoutTlsCertificateName as rule } from './receive-connector-without-tls-certificate-name.js';

describe(rule.id, () => {
  it('finds the server without a name, its certificate and the one to use (§M)', async () => {
    const outcomes = rule.evaluate(await situation([server('EX01'), untouched('EX02')]));
    expect(outcomes).toMatchObject([
      { outcome: 'pass' },
      {
        outcome: 'fail',
        confidence: 'certain',
        summary: expect.stringContaining(
          'its setup certificate CN=EX02, which is not a name for mail.contoso.com',
        ) as string,
        primary: { item: 'EX02-connectors.txt', path: 'TlsCertificateName' },
        args: {
          server: 'EX02',
          connector: 'EX02\\Default Frontend EX02',
          servedThumbprint: setupCertificate('EX02').thumbprint,
          thumbprint: PUBLIC.thumbprint,
          expectedTlsCertificateName: PUBLIC_NAME,
        },
      },
    ]);
  });

  it('stays silent where the certificate that covers Fqdn is the right one (§B.1.9)', async () => {
    const covering = { ...PUBLIC, domains: [...PUBLIC.domains, 'EX01.contoso.local'] };
    const outcomes = rule.evaluate(
      await situation([untouched('EX01', { certificates: [covering, setupCertificate('EX01')] })]),
    );
    expect(outcomes).toMatchObject([{ outcome: 'pass' }]);
  });

  it('says what is missing without the certificates', async () => {
    const outcomes = rule.evaluate(await situation([untouched('EX01', { certificates: [] })]));
    expect(outcomes).toEqual([{ outcome: 'insufficient-evidence', missing: ['exchange-certificates'] }]);
  });

  it('leaves the thumbprint open where the store holds no certificate for the name', async () => {
    const outcomes = rule.evaluate(
      await situation([untouched('EX02', { certificates: [setupCertificate('EX02')] })]),
    );
    expect(outcomes).toMatchObject([
      { outcome: 'fail', args: { thumbprint: null, expectedTlsCertificateName: null } },
    ]);
  });
});
