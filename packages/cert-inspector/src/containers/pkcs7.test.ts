import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCertificates } from '../parse-certificates.js';

const fixtures = join(import.meta.dirname, '../../test/fixtures');

function read(name: string) {
  return parseCertificates(new Uint8Array(readFileSync(join(fixtures, name))), { item: name });
}

describe('a P7B file', () => {
  it.each(['chain-der.p7b', 'chain-pem.p7b'])('%s gives every certificate', (name) => {
    const { records, issues } = read(name);
    expect(issues).toEqual([]);
    expect(records.map(({ commonName }) => commonName).sort()).toEqual([
      'Fixture CA',
      'Fixture Root',
      'mail.contoso.com',
    ]);
    expect(records.map(({ origin }) => origin.record)).toEqual([0, 1, 2]);
  });

  it('inside the armor of a certificate, as Windows writes it, is read for what it is', () => {
    const pem = readFileSync(join(fixtures, 'chain-pem.p7b'), 'utf8').replaceAll('PKCS7', 'CERTIFICATE');
    expect(parseCertificates(pem, { item: 'chain.cer' }).records).toHaveLength(3);
  });

  it('without certificates says so', () => {
    expect(read('empty.p7b').issues).toMatchObject([{ code: 'CONTAINER_WITHOUT_CERTIFICATES' }]);
  });
});
