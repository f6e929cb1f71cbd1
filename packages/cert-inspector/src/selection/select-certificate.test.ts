import { describe, expect, it } from 'vitest';
import type { Certificate } from '../certificate.js';
import { selectCertificate } from './select-certificate.js';
import type { StoredCertificate } from './stored-certificate.js';

const asOf = '2026-11-24T00:00:00Z';
const fqdn = { kind: 'fqdn', value: 'EX02.contoso.local' } as const;

function stored(
  certificate: Partial<Certificate>,
  rest: Partial<Omit<StoredCertificate, 'certificate'>> = {},
): StoredCertificate {
  return {
    certificate: {
      partial: false,
      subject: 'CN=mail.contoso.com',
      issuer: 'CN=Issuing CA',
      commonName: 'mail.contoso.com',
      dnsNames: ['mail.contoso.com'],
      notBefore: '2026-02-01T00:00:00.000Z',
      notAfter: '2027-02-01T00:00:00.000Z',
      selfSigned: false,
      version: 3,
      origin: { item: 'test' },
      ...certificate,
    },
    ...rest,
  };
}

const authority = stored({}, { smtp: true, rootCaType: 'ThirdParty', status: 'Valid' });
const setup = stored(
  {
    subject: 'CN=EX02',
    issuer: 'CN=EX02',
    commonName: 'EX02',
    dnsNames: ['EX02', 'EX02.contoso.local'],
    notBefore: '2024-01-01T00:00:00.000Z',
    notAfter: '2029-01-01T00:00:00.000Z',
    selfSigned: true,
  },
  { smtp: true, rootCaType: 'None', status: 'Valid' },
);
const byName = { kind: 'tls-certificate-name', value: '<I>CN=Issuing CA<S>CN=mail.contoso.com' } as const;

describe('selectCertificate by TlsCertificateName', () => {
  it('takes the certificate with that issuer and subject', () => {
    const selection = selectCertificate({ key: byName, pool: [setup, authority], asOf });
    expect(selection).toMatchObject({
      chosen: authority,
      confidence: 'certain',
      consequence: 'served',
      doubts: [],
    });
    expect(selection.passedOver.map((entry) => entry.stored)).toEqual([setup]);
  });

  it('takes it with medium confidence where only case differs (§B.4)', () => {
    const key = { ...byName, value: byName.value.toUpperCase() };
    expect(selectCertificate({ key, pool: [authority], asOf })).toMatchObject({
      chosen: authority,
      confidence: 'medium',
    });
  });

  it('offers no STARTTLS for a stale value, and logs 12014', () => {
    const key = { ...byName, value: '<I>CN=Old CA<S>CN=mail.contoso.com' };
    const selection = selectCertificate({ key, pool: [setup, authority], asOf });
    expect(selection).toMatchObject({ consequence: 'no-starttls', eventId: 12014, confidence: 'certain' });
    expect(selection.chosen).toBeUndefined();
  });

  it('names the look-alike among those passed over', () => {
    const dutch = stored({ issuer: 'CN=Issuing CA, S=NRW' });
    const key = { ...byName, value: '<I>CN=Issuing CA, ST=NRW<S>CN=mail.contoso.com' };
    const selection = selectCertificate({ key, pool: [dutch], asOf });
    expect(selection.consequence).toBe('no-starttls');
    expect(selection.passedOver[0]?.reason).toContain('cannot match');
  });

  it('chooses a certificate that is not enabled for SMTP all the same (§B.1.3)', () => {
    const unbound = { ...authority, smtp: false };
    expect(selectCertificate({ key: byName, pool: [unbound], asOf })).toMatchObject({
      chosen: unbound,
      consequence: 'served',
      notEnabledForSmtp: true,
    });
  });

  it('takes the newest of two with the same names (§B.4, renewal)', () => {
    const renewed = stored({ notBefore: '2026-10-01T00:00:00.000Z', notAfter: '2027-10-01T00:00:00.000Z' });
    const selection = selectCertificate({ key: byName, pool: [authority, renewed], asOf });
    expect(selection).toMatchObject({ chosen: renewed, runnerUp: authority, confidence: 'certain' });
  });

  it('names both and lowers the confidence where start and end of validity order differently (§B.1.5)', () => {
    const shorter = stored({ notBefore: '2026-10-01T00:00:00.000Z', notAfter: '2026-12-01T00:00:00.000Z' });
    const selection = selectCertificate({ key: byName, pool: [authority, shorter], asOf });
    expect(selection).toMatchObject({ chosen: shorter, runnerUp: authority, confidence: 'low' });
  });

  it('serves an expired certificate when there is no other (§B.1.2)', () => {
    const expired = stored({ notAfter: '2026-11-23T23:59:59.000Z' });
    expect(selectCertificate({ key: byName, pool: [expired], asOf })).toMatchObject({
      chosen: expired,
      consequence: 'served-expired',
      eventId: 12016,
    });
  });

  it('prefers an older certificate that is valid to a newer one that is not', () => {
    const expired = stored({ notBefore: '2026-06-01T00:00:00.000Z', notAfter: '2026-09-01T00:00:00.000Z' });
    expect(selectCertificate({ key: byName, pool: [expired, authority], asOf }).chosen).toBe(authority);
  });

  it('offers no STARTTLS where the chain of the only match is broken (§B.1.6)', () => {
    const untrusted = { ...authority, status: 'Untrusted' };
    const selection = selectCertificate({ key: byName, pool: [untrusted], asOf });
    expect(selection).toMatchObject({ consequence: 'no-starttls', confidence: 'medium', eventId: 12014 });
    expect(selection.chosen).toBeUndefined();
  });

  it('never takes one of another version than 3 (§B.1)', () => {
    const old = stored({ version: 1 });
    expect(selectCertificate({ key: byName, pool: [old], asOf }).consequence).toBe('no-starttls');
  });

  it('finds the client certificate of a send connector the same way, bound to SMTP or not (§B.3)', () => {
    const unbound = { ...authority, smtp: false };
    const selection = selectCertificate({ key: byName, pool: [setup, unbound], asOf });
    expect(selection).toMatchObject({ chosen: unbound, notEnabledForSmtp: true, confidence: 'certain' });
  });

  it('never takes a certificate without private key (§B.1.11)', () => {
    const selection = selectCertificate({
      key: byName,
      pool: [{ ...authority, hasPrivateKey: false }],
      asOf,
    });
    expect(selection.consequence).toBe('no-starttls');
  });
});

describe('selectCertificate by name', () => {
  it('takes the setup certificate for the server’s own name (§B.1.8)', () => {
    const selection = selectCertificate({ key: fqdn, pool: [authority, setup], asOf });
    expect(selection).toMatchObject({ chosen: setup, confidence: 'certain', consequence: 'served' });
  });

  it('takes a certificate of an authority before a newer self-signed one (§B.1.9)', () => {
    const covering = stored(
      { dnsNames: ['mail.contoso.com', 'ex02.contoso.local'], notBefore: '2023-01-01T00:00:00.000Z' },
      { smtp: true },
    );
    const selection = selectCertificate({ key: fqdn, pool: [setup, covering], asOf });
    expect(selection).toMatchObject({ chosen: covering, runnerUp: setup, confidence: 'certain' });
  });

  it('takes a self-signed one before a certificate of an authority that has expired (§B.1)', () => {
    const expired = stored(
      { dnsNames: ['ex02.contoso.local'], notAfter: '2026-11-01T00:00:00.000Z' },
      { smtp: true },
    );
    expect(selectCertificate({ key: fqdn, pool: [expired, setup], asOf })).toMatchObject({
      chosen: setup,
      runnerUp: expired,
      confidence: 'medium',
    });
  });

  it('leaves out certificates not enabled for SMTP, with medium confidence (§B.1.4)', () => {
    const unbound = stored({ dnsNames: ['ex02.contoso.local'] }, { smtp: false });
    expect(selectCertificate({ key: fqdn, pool: [unbound, setup], asOf })).toMatchObject({
      chosen: setup,
      confidence: 'medium',
    });
  });

  it('keeps a certificate of unknown services, a little less sure', () => {
    const unknown = stored(setup.certificate);
    expect(selectCertificate({ key: fqdn, pool: [unknown], asOf })).toMatchObject({
      chosen: unknown,
      confidence: 'high',
    });
  });

  it('takes a wildcard certificate with medium confidence (§B.1.10)', () => {
    const wildcard = stored({ commonName: '*.contoso.local', dnsNames: [] }, { smtp: true });
    expect(selectCertificate({ key: fqdn, pool: [wildcard], asOf })).toMatchObject({
      chosen: wildcard,
      confidence: 'medium',
    });
  });

  it('is unsure while the names of a certificate that would go first are not all known', () => {
    const cut = stored({ dnsNames: [], dnsNamesIncomplete: true }, { smtp: true });
    expect(selectCertificate({ key: fqdn, pool: [cut, setup], asOf })).toMatchObject({
      chosen: setup,
      confidence: 'low',
    });
    const older = stored({
      selfSigned: true,
      dnsNames: [],
      dnsNamesIncomplete: true,
      notBefore: '2020-01-01T00:00:00.000Z',
    });
    expect(selectCertificate({ key: fqdn, pool: [older, setup], asOf })).toMatchObject({
      chosen: setup,
      confidence: 'certain',
    });
  });

  it('finds nothing in an empty store', () => {
    expect(selectCertificate({ key: fqdn, pool: [], asOf })).toMatchObject({
      consequence: 'no-starttls',
      eventId: 12014,
    });
  });

  it('refuses a date that is none', () => {
    expect(() => selectCertificate({ key: fqdn, pool: [], asOf: 'today' })).toThrow(TypeError);
  });
});
