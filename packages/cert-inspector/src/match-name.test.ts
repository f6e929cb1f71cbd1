import { describe, expect, it } from 'vitest';
import type { Certificate } from './certificate.js';
import { matchName } from './match-name.js';

function certificate(
  commonName: string | undefined,
  dnsNames: readonly string[] = [],
  rest: Partial<Certificate> = {},
): Certificate {
  return {
    partial: false,
    subject: commonName === undefined ? '' : `CN=${commonName}`,
    issuer: 'CN=Issuing CA',
    ...(commonName === undefined ? {} : { commonName }),
    dnsNames,
    origin: { item: 'test' },
    ...rest,
  };
}

// The rules of §E.2.
describe('matchName', () => {
  it.each([
    ['mail.contoso.com', 'mail.contoso.com'],
    ['Mail.Contoso.COM.', 'mail.contoso.com'],
    ['mail.contoso.com', 'MAIL.contoso.com.'],
    ['*.contoso.com', '*.contoso.com'],
    ['mail.müller.example', 'mail.xn--mller-kva.example'],
    ['mail.xn--mller-kva.example', 'mail.MÜLLER.example'],
  ])('%s equals %s', (pattern, name) => {
    expect(matchName(pattern, certificate(name))).toMatchObject({
      result: 'match',
      confidence: 'certain',
      matchedName: name,
    });
  });

  it.each([
    ['*.contoso.com', 'mail.contoso.com'],
    ['*.contoso.com', 'a.b.contoso.com'],
    ['*.contoso.com', '*.eu.contoso.com'],
  ])('the pattern %s takes %s, at any depth', (pattern, name) => {
    expect(matchName(pattern, certificate(name))).toMatchObject({ result: 'match', confidence: 'high' });
  });

  it('a wildcard in the certificate covers one label, with medium confidence', () => {
    expect(matchName('mail.contoso.com', certificate('*.contoso.com'))).toMatchObject({
      result: 'match',
      confidence: 'medium',
    });
    expect(matchName('a.b.contoso.com', certificate('*.contoso.com')).result).toBe('no-match');
    expect(matchName('contoso.com', certificate('*.contoso.com')).result).toBe('no-match');
    expect(matchName('.contoso.com', certificate('*.contoso.com')).result).toBe('no-match');
  });

  it('leaves the apex under a wildcard pattern open', () => {
    expect(matchName('*.contoso.com', certificate('contoso.com'))).toMatchObject({
      result: 'uncertain',
      matchedName: 'contoso.com',
    });
  });

  it.each([
    ['mail.contoso.com', 'EX01'],
    ['mail.contoso.com', 'notmail.contoso.com'],
    ['*.contoso.com', 'mail.evilcontoso.com'],
    ['mail.contoso.com', 'mail.contoso.com.evil.example'],
    ['mail.contoso.com', 'mail.contoso.com\0.evil.example'],
    ['', ''],
  ])('%j is not covered by %j', (pattern, name) => {
    expect(matchName(pattern, certificate(name)).result).toBe('no-match');
  });

  it.each(['mail.*.com', '*.*.contoso.com', 'm*.contoso.com'])('%s is no pattern (§E.2.3)', (pattern) => {
    expect(matchName(pattern, certificate(pattern)).result).toBe('no-match');
  });

  it('takes the best of CN and SANs', () => {
    const several = certificate('EX01', ['EX01', '*.contoso.com', 'mail.contoso.com']);
    expect(matchName('mail.contoso.com', several)).toMatchObject({
      confidence: 'certain',
      matchedName: 'mail.contoso.com',
    });
  });

  it('looks at the SANs of a certificate without a CN', () => {
    expect(matchName('mail.contoso.com', certificate(undefined, ['mail.contoso.com'])).result).toBe('match');
    expect(matchName('mail.contoso.com', certificate(undefined)).result).toBe('no-match');
  });

  it('never says no while names may be missing', () => {
    const cut = certificate('EX01', ['EX01'], { partial: true, dnsNamesIncomplete: true });
    expect(matchName('mail.contoso.com', cut)).toMatchObject({ result: 'uncertain', confidence: 'low' });
    expect(matchName('ex01', cut).result).toBe('match');
  });
});
