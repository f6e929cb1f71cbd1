import { describe, expect, it } from 'vitest';
import { parseTlsCertificateName, tlsCertificateName } from './tls-certificate-name.js';

describe('tlsCertificateName', () => {
  it('puts the issuer before the subject', () => {
    expect(
      tlsCertificateName({ issuer: "CN=R11, O=Let's Encrypt, C=US", subject: 'CN=mail.contoso.com' }),
    ).toBe("<I>CN=R11, O=Let's Encrypt, C=US<S>CN=mail.contoso.com");
  });

  it.each([
    ['CN=a', 'CN=b'],
    ['CN="a<S>b"', 'CN="<I>"'],
    ['O="""q"""', ''],
    ['', 'CN=x'],
  ])('is split again into %j and %j', (issuer, subject) => {
    expect(parseTlsCertificateName(tlsCertificateName({ issuer, subject }))).toEqual({ issuer, subject });
  });
});

describe('parseTlsCertificateName', () => {
  it('takes tags in lower case and blanks around the value', () => {
    expect(parseTlsCertificateName(' <i>CN=a<s>CN=b\n')).toEqual({ issuer: 'CN=a', subject: 'CN=b' });
  });

  it.each(['', 'CN=mail.contoso.com', '<S>CN=a<I>CN=b', '<I>CN=a', '<I>CN="a<S>CN=b', 'x<I>CN=a<S>CN=b'])(
    'has nothing to split in %j',
    (text) => {
      expect(parseTlsCertificateName(text)).toBeUndefined();
    },
  );
});
