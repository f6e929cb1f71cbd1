import {
  buildAuthority,
  buildCertificate,
  CLIENT_AUTH,
  extension,
  SERVER_AUTH,
  type BuiltCertificate,
  type CertificateSpec,
  type ConstrainedName,
} from './build-certificate.js';
import { nothing } from '@hybrid-mailflow/testing/der';
import { keyPair, type KeyKind } from './keys.js';
import type { RandomSource } from './random-source.js';

export interface RandomChain {
  /** What was made wrong, for the text of a failing test. */
  readonly faults: readonly string[];
  readonly leaf: BuiltCertificate;
  /** From the issuer of the leaf upwards, some possibly left out. */
  readonly sent: readonly BuiltCertificate[];
  readonly anchors: readonly BuiltCertificate[];
  readonly asOf: string;
}

const ALGORITHMS: readonly [KeyKind, ...KeyKind[]] = ['rsa', 'p256', 'p384', 'ed25519', 'rsa-pss'];
const NAMES = ['mail.contoso.com', 'contoso.com', '*.contoso.com', 'mail.fabrikam.com', 'a.b.contoso.com'];
const DOMAINS: readonly ConstrainedName[] = [
  'contoso.com',
  '.contoso.com',
  'mail.contoso.com',
  'fabrikam.com',
  'so.com',
  'Contoso.COM',
  [['C', 'US']],
  [
    ['C', 'US'],
    ['O', 'Example Trust'],
  ],
  [['C', 'DE']],
];

/** A chain of up to four authorities and a leaf, with up to two faults. */
export function randomChain(random: RandomSource): RandomChain {
  const faults: string[] = [];
  const sometimes = (fault: string, probability = 0.04): boolean => {
    const chosen = faults.length < 2 && random.chance(probability);
    if (chosen) faults.push(fault);
    return chosen;
  };
  let number = 0;
  const key = (): CertificateSpec['key'] => keyPair(random.pick(...ALGORITHMS), (number = (number + 1) % 6));
  const authority = (name: string): Omit<CertificateSpec, 'subject'> => {
    const spec: Record<string, unknown> = { key: key(), keyIdentifiers: !random.chance(0.2) };
    if (sometimes(`${name} expired`)) spec['notAfter'] = '2026-01-01T00:00:00Z';
    if (sometimes(`${name} not yet valid`, 0.02)) spec['notBefore'] = '2030-01-01T00:00:00Z';
    if (sometimes(`${name} is no authority`)) spec['ca'] = false;
    if (sometimes(`${name} without basic constraints`)) spec['ca'] = undefined;
    if (sometimes(`${name} may not sign`)) spec['keyUsage'] = 0x80;
    if (random.chance(0.2)) spec['keyUsage'] = null;
    if (sometimes(`${name} path length`, 0.15)) spec['pathLength'] = random.below(3);
    if (sometimes(`${name} permits`, 0.15))
      spec['permitted'] = Array.from({ length: 1 + random.below(2) }, () =>
        random.pick(DOMAINS[0] ?? '', ...DOMAINS.slice(1)),
      );
    if (sometimes(`${name} excludes`, 0.1))
      spec['excluded'] = [random.pick(DOMAINS[0] ?? '', ...DOMAINS.slice(1))];
    if (sometimes(`${name} broken signature`, 0.02)) spec['brokenSignature'] = true;
    if (sometimes(`${name} unknown critical extension`, 0.02))
      spec['extensions'] = [extension('1.3.6.1.4.1.99999.1', nothing(), true)];
    if (random.chance(0.1)) spec['signature'] = 'pss';
    return spec;
  };
  const root = buildAuthority('Root', authority('root'));
  const authorities = [root];
  for (let depth = 1 + random.below(3); depth > 0; depth--) {
    const issuer = authorities.at(-1) ?? root;
    const name = `CA ${authorities.length}`;
    authorities.push(buildAuthority(name, { issuer, serial: authorities.length, ...authority(name) }));
  }
  const issuer = authorities.at(-1) ?? root;
  const dnsNames = random.chance(0.85)
    ? Array.from({ length: 1 + random.below(3) }, () => NAMES[random.below(NAMES.length)] ?? '')
    : [];
  const leaf = buildCertificate({
    subject: [
      ['C', random.pick('US', 'DE')],
      ['O', random.pick('Example Trust', 'Contoso')],
      ...(random.chance(0.8) ? [['CN', NAMES[random.below(NAMES.length)] ?? ''] as const] : []),
    ],
    issuer,
    key: key() ?? keyPair('p256'),
    dnsNames,
    usages: random.chance(0.7) ? [SERVER_AUTH] : [SERVER_AUTH, CLIENT_AUTH],
    keyIdentifiers: !random.chance(0.2),
    ...(sometimes('leaf broken signature', 0.02) ? { brokenSignature: true } : {}),
    ...(sometimes('leaf unknown critical extension', 0.02)
      ? { extensions: [extension('1.3.6.1.4.1.99999.1', nothing(), true)] }
      : {}),
  });
  const intermediates = authorities.slice(1).reverse();
  const missing = sometimes('an intermediate is missing', 0.06) ? random.below(intermediates.length) : -1;
  const anchors = sometimes('another root', 0.04) ? [buildAuthority('Other root')] : [root];
  const asOf = random.chance(0.1)
    ? random.pick('2026-07-01T00:00:00Z', '2027-06-01T00:00:00Z')
    : '2026-11-24T00:00:00Z';
  return { faults, leaf, sent: intermediates.filter((_, at) => at !== missing), anchors, asOf };
}
