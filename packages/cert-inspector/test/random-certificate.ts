import {
  buildAuthority,
  buildCertificate,
  CLIENT_AUTH,
  SERVER_AUTH,
  type Attribute,
  type BuiltCertificate,
} from './build-certificate.js';
import { type StringKind } from './der-strings.js';
import { keyPair, type KeyKind } from './keys.js';
import type { RandomSource } from './random-source.js';

const KINDS: readonly [KeyKind, ...KeyKind[]] = ['rsa', 'rsa-1024', 'rsa-pss', 'p256', 'p384', 'ed25519'];
const TYPES = ['CN', 'O', 'OU', 'L', 'ST', 'C', 'DC', 'EMAIL', 'SERIALNUMBER', '2.5.4.15'] as const;
const TEXTS = [
  'mail.contoso.com',
  'Contoso, Inc.',
  "Let's Encrypt",
  'a "quoted" name',
  ' blank ',
  'x=y;z<w>#',
  'back\\slash',
  'plus+sign',
  '4711',
];
const WIDE_TEXTS = ['Müller & Söhne', '漢字', 'Größe'];

/** A certificate with names, key, dates and extensions drawn at random; `readable` keeps to what OpenSSL reads. */
export function randomCertificate(random: RandomSource, readable = false): BuiltCertificate {
  const attribute = (): Attribute => {
    const kind = random.pick<StringKind>('utf8', 'printable', 'ia5', 't61', 'bmp', 'universal');
    const odd = random.pick<StringKind>('visible', 'null', 'octets', 'numeric');
    const wide = kind === 'utf8' || kind === 'bmp' || kind === 'universal';
    const texts = wide && random.chance(0.3) ? WIDE_TEXTS : TEXTS;
    const type = TYPES[random.below(TYPES.length)] ?? 'CN';
    return [type, texts[random.below(texts.length)] ?? '', !readable && random.chance(0.1) ? odd : kind];
  };
  const subject = Array.from({ length: random.below(5) }, () =>
    random.chance(0.15) ? [attribute(), attribute()] : attribute(),
  );
  const issuer = random.chance(0.7)
    ? buildAuthority(random.pick('CA 1', 'CA 2'), { key: keyPair(random.pick('p256', 'p384', 'rsa'), 1) })
    : undefined;
  const start = Date.UTC(2015 + random.below(50), random.below(12), 1 + random.below(28));
  const days = 1 + random.below(4000);
  return buildCertificate({
    subject,
    ...(issuer ? { issuer } : {}),
    key: keyPair(random.pick(...KINDS), random.below(2)),
    signature: random.pick('sha256', 'sha384', 'sha1', 'md5', 'pss'),
    notBefore: new Date(start).toISOString(),
    notAfter: new Date(start + days * 86_400_000).toISOString(),
    serial: 1 + random.below(2 ** 31),
    dnsNames: Array.from({ length: random.below(4) }, () =>
      random.pick('mail.contoso.com', '*.contoso.com', 'EX01'),
    ),
    addresses: random.chance(0.2) ? [[10, 0, 0, random.below(256)]] : [],
    ...(random.chance(0.6)
      ? { usages: random.chance(0.5) ? [SERVER_AUTH] : [SERVER_AUTH, CLIENT_AUTH] }
      : {}),
    ...(random.chance(0.3) ? { ca: random.chance(0.5) } : {}),
    ...(random.chance(0.1) ? { version: 1 as const } : {}),
    ...(random.chance(0.2) ? { permitted: ['contoso.com'] } : {}),
    keyIdentifiers: random.chance(0.8),
  });
}
