import { describe, expect, it } from 'vitest';
import { certificateFromExport } from './certificate-from-export.js';
import { commonNameOfText } from './x500-text.js';
import { readPrintedDates } from './printed-dates.js';

const origin = { item: 'EX01.txt', line: 3 };

describe('certificateFromExport', () => {
  it('takes what the properties tell and marks it partial', () => {
    const certificate = certificateFromExport({
      subject: 'CN=EX01',
      issuer: 'CN=EX01',
      thumbprint: '6c7de09fb39a40144f57efebc3df0148e3a9ab28',
      serialNumber: '00AB',
      certificateDomains: ['EX01', 'EX01.contoso.local'],
      notBefore: '2026-02-01T00:00:00Z',
      notAfter: '2031-02-01T00:00:00Z',
      origin,
    });
    expect(certificate).toEqual({
      partial: true,
      subject: 'CN=EX01',
      issuer: 'CN=EX01',
      commonName: 'EX01',
      dnsNames: ['EX01', 'EX01.contoso.local'],
      serialNumber: 'AB',
      thumbprint: '6C7DE09FB39A40144F57EFEBC3DF0148E3A9AB28',
      notBefore: '2026-02-01T00:00:00.000Z',
      notAfter: '2031-02-01T00:00:00.000Z',
      selfSigned: true,
      origin,
    });
  });

  it('marks names that were not exported as incomplete', () => {
    expect(certificateFromExport({ subject: 'CN=EX01', origin })).toMatchObject({
      dnsNames: [],
      dnsNamesIncomplete: true,
    });
  });

  it('falls back to the properties, with an issue, where the raw data is no certificate', () => {
    const codes: string[] = [];
    const certificate = certificateFromExport(
      { subject: 'CN=EX01', rawData: new Uint8Array([1, 2, 3]), origin },
      (issue) => codes.push(issue.code),
    );
    expect(certificate).toMatchObject({ partial: true, subject: 'CN=EX01' });
    expect(codes).toEqual(['CERTIFICATE_MALFORMED']);
  });
});

describe('commonNameOfText', () => {
  it.each([
    ['CN=a, O=b', 'a'],
    ['O=b, CN=a', 'a'],
    ['O="x, CN=evil", CN=a', 'a'],
    ['CN="a, ""b""", O=c', 'a, "b"'],
    ['OU=x + CN=a', 'a'],
    ['O=b', undefined],
    ['', undefined],
  ])('finds in %j the name %j', (text, expected) => {
    expect(commonNameOfText(text)).toBe(expected);
  });
});

describe('readPrintedDates', () => {
  it.each([
    ['2026-02-01T10:00:00+01:00', '2026-02-01T09:00:00.000Z'],
    ['2026-02-01 10:00:00Z', '2026-02-01T10:00:00.000Z'],
    ['01.02.2026 10:00:00', '2026-02-01T10:00:00.000Z'],
    ['2/13/2026 1:30:00 PM', '2026-02-13T13:30:00.000Z'],
    ['13/02/2026 12:30:00 AM', '2026-02-13T00:30:00.000Z'],
    ['3/3/2026', '2026-03-03T00:00:00.000Z'],
  ])('reads %s', (text, iso) => {
    expect(readPrintedDates(text, undefined).notBefore).toBe(iso);
  });

  it('reads both dates in the order one of them shows', () => {
    expect(readPrintedDates('2/3/2026 1:00:00 AM', '2/28/2027 1:00:00 AM')).toEqual({
      notBefore: '2026-02-03T01:00:00.000Z',
      notAfter: '2027-02-28T01:00:00.000Z',
    });
    expect(readPrintedDates('2/3/2026', '28/2/2027').notBefore).toBe('2026-03-02T00:00:00.000Z');
  });

  it('leaves out what may be two days, or none', () => {
    expect(readPrintedDates('2/3/2026', '4/5/2027')).toEqual({});
    expect(readPrintedDates('soon', '31/31/2026')).toEqual({});
    expect(readPrintedDates('2026-02-30', '')).toEqual({});
  });
});
