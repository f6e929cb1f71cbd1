import { describe, expect, it } from 'vitest';
import { PUBLIC, server, setupCertificate, situation } from '../../test/organization.js';
import { isOwn, sameName, setupCertificateOf, shortName, whoseCertificate } from './whose-certificate.js';

const given = await situation([server('EX01'), server('EX02')]);
const traits = (subject: string | null, thumbprint: string | null) => ({ subject, thumbprint });

describe('whoseCertificate', () => {
  it('goes by the thumbprint, of a cut or masked one by its beginning', () => {
    const whole = PUBLIC.thumbprint;
    for (const thumbprint of [whole, whole.slice(0, 16), `${whole.slice(0, 20)}XXXX`])
      expect(whoseCertificate(traits(null, thumbprint), given)).toMatchObject({
        in: 'store',
        servers: ['EX01', 'EX02'],
      });
  });

  it('says of a certificate that no store holds that it is foreign, and of a short number nothing', () => {
    expect(whoseCertificate(traits('CN=mail.contoso.com', 'D'.repeat(40)), given)).toEqual({ in: 'none' });
    expect(whoseCertificate(traits('CN=other', 'AAAA'), given)).toEqual({ in: 'unknown' });
  });

  it('calls nothing foreign while the store of a server is not known', async () => {
    const half = await situation([server('EX01'), server('EX02', { certificates: [] })]);
    expect(whoseCertificate(traits(null, 'D'.repeat(40)), half)).toEqual({ in: 'unknown' });
  });

  it('takes a subject where there is no number', () => {
    expect(whoseCertificate(traits('CN=EX02', null), given)).toMatchObject({ servers: ['EX02'] });
    expect(setupCertificateOf(setupCertificate('EX02').subject)).toBe('EX02');
    expect(setupCertificateOf('CN=mail.contoso.com')).toBeUndefined();
  });

  it('knows names in any order and notation', () => {
    expect(
      sameName('CN=mail.contoso.com, O=Contoso, C=DE', 'C = DE, O = Contoso, CN = mail.contoso.com'),
    ).toBe(true);
    expect(sameName('C=DE/O=Contoso/CN=a', 'CN=a, O=Contoso, C=DE')).toBe(true);
    expect(sameName('CN=a, O=Contoso', 'CN=a, O=Contoso, C=DE')).toBe(false);
  });

  it('takes for own what bears the wanted name or a subject of a store', () => {
    expect(isOwn(traits(PUBLIC.subject, null), [], given)).toBe(true);
    expect(isOwn(traits('CN=mail.contoso.com', null), ['mail.contoso.com'], given)).toBe(true);
    expect(isOwn(traits('CN=firewall.local', null), ['mail.contoso.com'], given)).toBe(false);
  });
});
describe('shortName', () => {
  it.each([
    ['C = US, O = Example, CN = Example CA 1', 'CN=Example CA 1'],
    ['CN=mail.contoso.com, O=Contoso', 'CN=mail.contoso.com'],
    ['/C=US/CN=mail.contoso.com', 'CN=mail.contoso.com'],
    ['O=Contoso', 'O=Contoso'],
  ])('of %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});
