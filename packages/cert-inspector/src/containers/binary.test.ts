import { describe, expect, it } from 'vitest';
import { armored, encodeName } from '../../test/build-certificate.js';
import { bits, identifier, integer, nothing, octets, sequence, time } from '@hybrid-mailflow/testing/der';
import { context } from '../../test/der-strings.js';
import { keyPair } from '../../test/keys.js';
import { parseCertificates } from '../parse-certificates.js';

const { publicKey, privateKey } = keyPair('p256');
const spki = publicKey.export({ type: 'spki', format: 'der' });
const algorithm = sequence(identifier('1.2.840.10045.4.3.2'));
const name = encodeName([['CN', 'x']]);
const request = sequence(sequence(integer('0'), name, spki, context(0)), algorithm, bits(Buffer.alloc(70)));
const list = sequence(
  sequence(integer('1'), algorithm, name, time('2026-01-01T00:00:00Z'), time('2026-02-01T00:00:00Z')),
  algorithm,
  bits(Buffer.alloc(70)),
);
const encrypted = sequence(
  sequence(identifier('1.2.840.113549.1.5.13'), nothing()),
  octets(Buffer.alloc(200)),
);

describe('binary content that is no certificate', () => {
  it.each([
    ['a certificate request', request],
    ['a certificate revocation list', list],
    ['a public key', spki],
    ['a private key', privateKey.export({ type: 'pkcs8', format: 'der' })],
    ['a private key', privateKey.export({ type: 'sec1', format: 'der' })],
    ['a private key', keyPair('rsa-1024').privateKey.export({ type: 'pkcs1', format: 'der' })],
    ['an encrypted private key', encrypted],
  ])('is called %s, whatever its label says', (what, der) => {
    const { records, issues } = parseCertificates(armored('CERTIFICATE', der), { item: 'a.cer' });
    expect(records).toEqual([]);
    expect(issues).toMatchObject([
      { code: 'CONTENT_NOT_CERTIFICATE', text: `This is ${what}, not a certificate.`, origin: { line: 1 } },
    ]);
  });
});
