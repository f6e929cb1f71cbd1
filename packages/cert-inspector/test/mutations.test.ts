import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectChain } from '../src/chain/inspect-chain.js';
import { compareTlsCertificateName } from '../src/compare-tls-certificate-name.js';
import { lintCertificate } from '../src/lints/lint-certificate.js';
import { parseCertificates } from '../src/parse-certificates.js';
import { tlsCertificateName } from '../src/tls-certificate-name.js';
import { buildAuthority } from './build-certificate.js';
import { parsed } from './parse.js';
import { randomCertificate } from './random-certificate.js';
import { RandomSource } from './random-source.js';

const MUTATIONS = 5_000;
const fixtures = join(import.meta.dirname, 'fixtures');
const asOf = '2026-11-24T00:00:00Z';

/** One to four bytes changed, cut out, doubled or added, or the end lost. */
function mutated(original: Uint8Array, random: RandomSource): Uint8Array {
  let bytes = [...original];
  for (let times = 1 + random.below(4); times > 0; times--) {
    const at = random.below(bytes.length);
    switch (random.below(5)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
        break;
      case 1:
        bytes[at] = random.below(256);
        break;
      case 2:
        bytes.splice(at, 1 + random.below(8));
        break;
      case 3:
        bytes.splice(at, 0, ...bytes.slice(at, at + random.below(16)));
        break;
      default:
        if (random.chance(0.2)) bytes = bytes.slice(0, at + 1);
    }
  }
  return new Uint8Array(bytes);
}

/** Everything this package does with a file; gives how many certificates and issues there were. */
function inspect(input: Uint8Array | string): { readonly certificates: number; readonly issues: number } {
  const options = { item: 'mutated', password: 'fixture', limits: { pkcs12Iterations: 10_000 } };
  const { records, issues } = parseCertificates(input, options);
  for (const certificate of records) {
    compareTlsCertificateName(tlsCertificateName(certificate), certificate);
    lintCertificate(certificate, { asOf, name: 'mail.contoso.com', others: records });
  }
  if (records.length > 0) inspectChain(records, { asOf, stores: [{ name: 'test', anchors }] });
  return { certificates: records.length, issues: issues.length };
}

const anchors = parsed(buildAuthority('CA 1'), buildAuthority('CA 2'));

describe('damaged input', () => {
  it(
    `${MUTATIONS} mutated certificates and containers give certificates or issues, and never throw`,
    { timeout: 120_000 },
    () => {
      const random = new RandomSource(99);
      const files = readdirSync(fixtures)
        .filter((name) => /\.(?:pfx|p7b)$/.test(name))
        .map((name) => new Uint8Array(readFileSync(join(fixtures, name))));
      const originals = [...Array.from({ length: 60 }, () => randomCertificate(random).der), ...files];
      let unread = 0;
      for (let number = 0; number < MUTATIONS; number++) {
        const bytes = mutated(originals[number % originals.length] ?? new Uint8Array(), random);
        const { certificates, issues } = inspect(bytes);
        expect(certificates + issues, Buffer.from(bytes).toString('base64')).toBeGreaterThan(0);
        if (certificates === 0) unread++;
      }
      // The damage is real, and most of it is survived.
      expect(unread).toBeGreaterThan(MUTATIONS / 10);
      expect(unread).toBeLessThan((MUTATIONS * 9) / 10);
    },
  );

  it('any text gives certificates or issues', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '-----BEGIN CERTIFICATE-----',
        '-----END CERTIFICATE-----',
        'MIIB',
        '\n',
        '\\n',
        'Sending certificate,',
        'Thumbprint : ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { certificates, issues } = inspect(pieces.join(''));
        return certificates + issues > 0;
      }),
    );
  });

  it('any bytes give certificates or issues', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { certificates, issues } = inspect(Uint8Array.from([0x30, ...bytes]));
        return certificates + issues > 0;
      }),
    );
  });
});
