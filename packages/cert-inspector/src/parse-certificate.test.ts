import { describe, expect, it } from 'vitest';
import {
  buildCertificate,
  CLIENT_AUTH,
  extension,
  SERVER_AUTH,
  type CertificateSpec,
  type NameSpec,
} from '../test/build-certificate.js';
import { nothing, octets, sequence } from '@hybrid-mailflow/testing/der';
import { context, contextPrimitive } from '../test/der-strings.js';
import { keyPair, type KeyKind } from '../test/keys.js';
import type { Certificate } from './certificate.js';
import { parseCertificates } from './parse-certificates.js';

function parse(spec: CertificateSpec): { certificate: Certificate; codes: string[] } {
  const { records, issues } = parseCertificates(buildCertificate(spec).der, { item: 'a.cer' });
  const [certificate] = records;
  if (!certificate || records.length > 1) throw new Error(JSON.stringify(issues));
  return { certificate, codes: issues.map(({ code }) => code) };
}

const subjectOf = (subject: NameSpec): string => parse({ subject }).certificate.subject;

// The vectors of §C.3 from the encoding on, where the kind of string or the order in it matters.
describe('names, from DER', () => {
  it('2, 4: the last RDN first, with the keys of Windows', () => {
    expect(
      subjectOf([
        ['C', 'US', 'printable'],
        ['ST', 'Arizona'],
        ['O', 'GoDaddy.com, Inc.'],
        ['CN', 'localhost'],
        ['EMAIL', 'aric@example.com', 'ia5'],
      ]),
    ).toBe('E=aric@example.com, CN=localhost, O="GoDaddy.com, Inc.", S=Arizona, C=US');
  });

  it('7: a multi-valued RDN keeps its order, even where DER would sort it', () => {
    const rdn = [
      ['O', 'Organization'],
      ['CN', 'CommonName'],
    ] as const;
    expect(subjectOf([rdn])).toBe('O=Organization + CN=CommonName');
    expect(subjectOf([[...rdn].reverse()])).toBe('CN=CommonName + O=Organization');
  });

  it('9: attribute types without key', () => {
    expect(
      subjectOf([
        ['1.3.6.1.4.1.311.60.2.1.3', 'US'],
        ['2.5.4.97', 'VATDE-1'],
        ['CN', 'a'],
      ]),
    ).toBe('CN=a, OID.2.5.4.97=VATDE-1, OID.1.3.6.1.4.1.311.60.2.1.3=US');
  });

  it('14: an empty name', () => {
    const { certificate, codes } = parse({ subject: [], dnsNames: ['mail.contoso.com'] });
    expect(certificate).toMatchObject({ subject: '', dnsNames: ['mail.contoso.com'] });
    expect(certificate.commonName).toBeUndefined();
    expect(codes).toEqual([]);
  });

  // §C.2 "Value decoding".
  it.each([
    ['utf8', 'Müller & Söhne', 'O=Müller & Söhne', []],
    ['bmp', 'Größe 漢字', 'O=Größe 漢字', []],
    ['universal', 'Größe 😀', 'O=Größe 😀', []],
    ['visible', 'Contoso', 'O=Contoso', []],
    ['numeric', '4711', 'O=4711', []],
    ['t61', 'Contoso', 'O=Contoso', []],
    ['t61', 'M\xfcller', 'O=Müller', ['NAME_ENCODING_UNCERTAIN']],
    ['t61', 'M\xc3\xbcller', 'O=Müller', ['NAME_ENCODING_UNCERTAIN']],
    ['utf8', 'Contoso\0\0', 'O=Contoso', []],
    ['octets', '0\0', 'O=#3000', []],
    ['null', '', 'O=#0500', []],
  ] as const)('%s %j prints %s', (kind, text, expected, codes) => {
    const read = parse({ subject: [['O', text, kind]] });
    expect(read.certificate.subject).toBe(expected);
    // Subject and issuer are the same name: one issue for both.
    expect(read.codes).toEqual(codes);
  });
});

describe('fields', () => {
  it.each<[KeyKind, object, string, string | undefined]>([
    ['rsa', { algorithm: 'rsa', bits: 2048 }, 'sha256WithRSAEncryption', 'sha256'],
    ['rsa-1024', { algorithm: 'rsa', bits: 1024 }, 'sha256WithRSAEncryption', 'sha256'],
    ['rsa-pss', { algorithm: 'rsa-pss', bits: 2048 }, 'id-RSASSA-PSS', 'sha256'],
    ['p256', { algorithm: 'ec', bits: 256, curve: 'prime256v1' }, 'ecdsa-with-SHA256', 'sha256'],
    ['p384', { algorithm: 'ec', bits: 384, curve: 'secp384r1' }, 'ecdsa-with-SHA256', 'sha256'],
    ['ed25519', { algorithm: 'ed25519', bits: 256 }, 'id-Ed25519', undefined],
  ])('of a %s key', (kind, key, signatureAlgorithm, hash) => {
    const { certificate, codes } = parse({ key: keyPair(kind) });
    expect(codes).toEqual([]);
    expect(certificate).toMatchObject({ key, signatureAlgorithm });
    expect(certificate.signatureHash).toBe(hash);
  });

  it('of the extensions', () => {
    const { certificate } = parse({
      ca: true,
      pathLength: 0,
      usages: [SERVER_AUTH, CLIENT_AUTH],
      dnsNames: ['mail.contoso.com'],
      addresses: [[10, 0, 0, 1]],
      permitted: [
        'contoso.com',
        [
          ['C', 'US'],
          ['O', 'Contoso'],
        ],
      ],
      excluded: ['lab.contoso.com'],
    });
    expect(certificate).toMatchObject({
      version: 3,
      serialNumber: '1267',
      notBefore: '2026-08-01T00:00:00.000Z',
      notAfter: '2027-02-01T00:00:00.000Z',
      basicConstraints: { ca: true, pathLength: 0 },
      keyUsage: ['keyCertSign', 'cRLSign'],
      extendedKeyUsage: [SERVER_AUTH, CLIENT_AUTH],
      alternativeNames: [
        { type: 'dns', value: 'mail.contoso.com' },
        { type: 'ip', value: '10.0.0.1' },
      ],
      nameConstraints: {
        permitted: [
          { type: 'dns', value: 'contoso.com' },
          { type: 'directory', value: 'O=Contoso, C=US' },
        ],
        excluded: [{ type: 'dns', value: 'lab.contoso.com' }],
      },
      criticalExtensions: ['2.5.29.19', '2.5.29.15', '2.5.29.30'],
    });
  });

  it('of an address range in name constraints', () => {
    const address = Buffer.from([10, 0, 0, 0, 255, 0, 0, 0]);
    const value = sequence(context(0, sequence(contextPrimitive(7, address))));
    const { certificate } = parse({ extensions: [extension('2.5.29.30', value, true)] });
    expect(certificate.nameConstraints?.permitted).toEqual([{ type: 'ip', value: '10.0.0.0/255.0.0.0' }]);
  });

  it('of version 1, without extensions', () => {
    const { certificate, codes } = parse({ version: 1 });
    expect(codes).toEqual([]);
    expect(certificate).toMatchObject({ version: 1, dnsNames: [], selfSigned: true });
  });

  it('names an extension it cannot decode, and goes on', () => {
    const broken = extension('2.5.29.17', Buffer.from([0x30, 0x05, 0x82]));
    const { certificate, codes } = parse({ extensions: [broken], usages: [SERVER_AUTH] });
    expect(codes).toEqual(['CERTIFICATE_EXTENSION_UNREADABLE']);
    expect(certificate).toMatchObject({ dnsNamesIncomplete: true, extendedKeyUsage: [SERVER_AUTH] });
  });

  it('leaves extensions of others alone', () => {
    const { certificate, codes } = parse({ extensions: [extension('1.2.3', nothing(), true)] });
    expect(codes).toEqual([]);
    expect(certificate.criticalExtensions).toContain('1.2.3');
  });

  it('tells a self-issued certificate of another key from a self-signed one', () => {
    const name: NameSpec = [['CN', 'Same']];
    const issuer = buildCertificate({ subject: name, key: keyPair('p256', 1), ca: true });
    expect(parse({ subject: name, issuer, key: keyPair('p256', 2) }).certificate.selfSigned).toBe(false);
    expect(parse({ subject: name, key: keyPair('p256', 2) }).certificate.selfSigned).toBe(true);
  });

  it('reports bytes behind the certificate', () => {
    const der = Buffer.concat([buildCertificate().der, octets(Buffer.alloc(3))]);
    const { records, issues } = parseCertificates(new Uint8Array(der), { item: 'a.cer' });
    expect(records).toHaveLength(1);
    expect(issues).toMatchObject([
      { code: 'CERTIFICATE_TRAILING_BYTES', text: expect.stringMatching(/^5 bytes/) as string },
    ]);
  });

  it('gives a directory name that is none as an empty one', () => {
    const certificate = parse({ extensions: [extension('2.5.29.17', sequence(context(4, nothing())))] });
    expect(certificate.certificate.alternativeNames).toEqual([{ type: 'directory', value: '' }]);
  });
});
