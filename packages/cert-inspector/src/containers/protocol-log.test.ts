import { describe, expect, it } from 'vitest';
import { parseCertificates } from '../parse-certificates.js';

const THUMBPRINT = '6C7DE09FB39A40144F57EFEBC3DF0148E3A9AB28';
const HEAD =
  '2026-11-24T08:00:00.000Z,EX01\\Default Frontend EX01,08DE2AFFEE000001,5,10.0.0.1:25,40.107.0.1:4711,*';
const CONTEXT =
  'Sending certificate Subject Issuer name Serial number Thumbprint Not before Not after Subject alternate names';

function row(subjectAndIssuer: string, names = 'EX01;EX01.contoso.local'): string {
  const data = ` ${subjectAndIssuer} 00AB12 ${THUMBPRINT} 2026-01-17T15:15:33.000Z 2031-01-17T15:15:33.000Z ${names}`;
  const field = data.includes('"') ? `"${data.replaceAll('"', '""')}"` : data;
  return `${HEAD},${field},${CONTEXT}`;
}

// §B.6.
describe('a certificate in a protocol log', () => {
  it('of Exchange 2016 and later is read from one row', () => {
    const { records, issues } = parseCertificates(`#Version: 15.0\r\n${row('CN=EX01 CN=EX01')}\r\n`, {
      item: 'recv.log',
    });
    expect(issues).toEqual([]);
    expect(records).toEqual([
      {
        partial: true,
        subject: 'CN=EX01',
        issuer: 'CN=EX01',
        commonName: 'EX01',
        selfSigned: true,
        dnsNames: ['EX01', 'EX01.contoso.local'],
        serialNumber: 'AB12',
        thumbprint: THUMBPRINT,
        notBefore: '2026-01-17T15:15:33.000Z',
        notAfter: '2031-01-17T15:15:33.000Z',
        origin: { item: 'recv.log', line: 2, record: 0 },
      },
    ]);
  });

  it.each([
    [
      "CN=mail.contoso.com CN=R11, O=Let's Encrypt, C=US",
      'CN=mail.contoso.com',
      "CN=R11, O=Let's Encrypt, C=US",
    ],
    [
      'CN=mail.contoso.com, O="Contoso, Inc." E=a@b.c + CN=CA, DC=contoso, DC=com',
      'CN=mail.contoso.com, O="Contoso, Inc."',
      'E=a@b.c + CN=CA, DC=contoso, DC=com',
    ],
    ['CN="x CN=y" OU=z, O=Trust', 'CN="x CN=y"', 'OU=z, O=Trust'],
  ])('divides %s', (both, subject, issuer) => {
    expect(parseCertificates(row(both), { item: 'a' }).records).toMatchObject([{ subject, issuer }]);
  });

  it('leaves out names that cannot be divided, and says so', () => {
    const { records, issues } = parseCertificates(row('CN=a CN=b CN=c'), { item: 'a' });
    expect(records).toMatchObject([{ subject: '', issuer: '', thumbprint: THUMBPRINT }]);
    expect(issues).toMatchObject([{ code: 'LOGGED_NAMES_UNDIVIDED', origin: { line: 1 } }]);
  });

  it('of Exchange 2013 is read from its rows, the peer’s apart', () => {
    const rows = [
      `${HEAD},,Sending certificate`,
      `${HEAD},CN=EX01,Certificate subject`,
      `${HEAD},CN=CA,Certificate issuer name`,
      `${HEAD},00AB,Certificate serial number`,
      `${HEAD},${THUMBPRINT},Certificate thumbprint`,
      `${HEAD},EX01;mail.contoso.com,Certificate alternate names`,
      `${HEAD},,Remote certificate`,
      `${HEAD},CN=mail.protection.outlook.com,Certificate subject`,
    ];
    expect(parseCertificates(rows.join('\n'), { item: 'a' }).records).toMatchObject([
      { subject: 'CN=EX01', issuer: 'CN=CA', selfSigned: false, dnsNames: ['EX01', 'mail.contoso.com'] },
      { commonName: 'mail.protection.outlook.com', dnsNamesIncomplete: true, origin: { line: 7 } },
    ]);
  });
});
