import { describe, expect, it } from 'vitest';
import { buildCertificate } from '../../test/build-certificate.js';
import { keyPair } from '../../test/keys.js';
import { parseCertificates } from '../parse-certificates.js';

const first = buildCertificate({ subject: [['CN', 'first']] });
const second = buildCertificate({ subject: [['CN', 'second']], key: keyPair('ed25519') });
const base64 = Buffer.from(first.der).toString('base64');

const names = (input: string | Uint8Array): (string | undefined)[] => {
  const { records, issues } = parseCertificates(input, { item: 'a' });
  expect(issues).toEqual([]);
  return records.map(({ commonName }) => commonName);
};

describe('armor', () => {
  it.each([
    ['with text around it', `Bag Attributes\n    friendlyName: x\n${first.pem}and more\n${second.pem}`],
    ['with CRLF', (first.pem + second.pem).replaceAll('\n', '\r\n')],
    ['quoted in a mail', (first.pem + second.pem).replace(/^/gm, '> ')],
    ['on one line', (first.pem + second.pem).replaceAll('\n', ' ')],
    ['inside JSON', JSON.stringify({ certificates: [first.pem, second.pem] })],
    ['labelled TRUSTED', (first.pem + second.pem).replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE')],
  ])('%s is read, in order', (_, text) => {
    expect(names(text)).toEqual(['first', 'second']);
    expect(names(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')))).toEqual(['first', 'second']);
  });

  it('gives each its lines', () => {
    const { records } = parseCertificates(`x\n${first.pem}${second.pem}`, { item: 'a' });
    expect(records.map(({ origin }) => [origin.line, origin.record])).toEqual([
      [2, 0],
      [2 + first.pem.trimEnd().split('\n').length, 1],
    ]);
  });

  it('without its end is read as far as it goes', () => {
    const { records, issues } = parseCertificates(first.pem.replace(/-----END.*\n/, ''), { item: 'a' });
    expect(records).toHaveLength(1);
    expect(issues.map(({ code }) => code)).toEqual(['PEM_BLOCK_UNTERMINATED']);
  });
});

describe('base64 without armor', () => {
  it.each([
    ['on one line', base64],
    ['in lines', base64.replace(/.{64}/g, '$&\r\n')],
    ['in CSV', `"EX01","${base64}","Valid"`],
    ['in XML', `<BA N="RawData">${base64}</BA>`],
  ])('%s is read', (_, text) => {
    expect(names(text)).toEqual(['first']);
  });
});
