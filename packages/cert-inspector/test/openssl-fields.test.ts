import { describe, expect, it } from 'vitest';
import { looseNameKey } from '../src/foreign-name.js';
import { openssl, OPENSSL_MISSING } from './openssl.js';
import { parsed } from './parse.js';
import { randomCertificate } from './random-certificate.js';
import { RandomSource } from './random-source.js';

const CERTIFICATES = 200;
const title = OPENSSL_MISSING ? `(skipped: ${OPENSSL_MISSING})` : 'as openssl x509 does';

/** What openssl prints of a certificate, by the words before the equals sign. */
function printed(pem: string): ReadonlyMap<string, string> {
  const names = ['-nameopt', 'RFC2253,utf8,-esc_msb', '-subject', '-issuer'];
  const args = [
    'x509',
    '-in',
    'a.pem',
    '-noout',
    '-serial',
    '-dates',
    '-dateopt',
    'iso_8601',
    '-fingerprint',
    '-sha256',
  ];
  const { status, output } = openssl([...args, ...names], { 'a.pem': pem });
  if (status !== 0) throw new Error(output);
  return new Map(
    output.split('\n').map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1)];
    }),
  );
}

describe.skipIf(OPENSSL_MISSING)(`fields of random certificates, ${title}`, () => {
  it(`agree for ${CERTIFICATES} certificates`, { timeout: 120_000 }, () => {
    const random = new RandomSource(4711);
    for (let number = 0; number < CERTIFICATES; number++) {
      const built = randomCertificate(random, true);
      const [ours] = parsed(built);
      const theirs = printed(built.pem);
      expect(ours).toBeDefined();
      expect({
        serial: ours?.serialNumber,
        sha256: ours?.sha256,
        from: ours?.notBefore,
        until: ours?.notAfter,
      }).toEqual({
        serial: theirs.get('serial')?.replace(/^0+(?=.)/, ''),
        sha256: theirs.get('sha256 fingerprint')?.replaceAll(':', ''),
        from: new Date(theirs.get('notbefore') ?? '').toISOString(),
        until: new Date(theirs.get('notafter') ?? '').toISOString(),
      });
      // Not the same text, but the same attributes.
      for (const name of ['subject', 'issuer'] as const)
        expect(looseNameKey(ours?.[name] ?? ''), built.pem).toBe(looseNameKey(theirs.get(name) ?? ''));
    }
  });
});
