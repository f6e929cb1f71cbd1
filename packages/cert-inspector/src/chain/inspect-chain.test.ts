import { describe, expect, it } from 'vitest';
import {
  buildAuthority,
  buildCertificate,
  extension,
  type BuiltCertificate,
} from '../../test/build-certificate.js';
import { integer, nothing } from '@hybrid-mailflow/testing/der';
import { keyPair } from '../../test/keys.js';
import { parsed } from '../../test/parse.js';
import { inspectChain, type TrustVerdict } from './inspect-chain.js';

const asOf = '2026-11-24T00:00:00Z';
const root = buildAuthority('Root', { key: keyPair('p256', 1) });
const upper = buildAuthority('Upper CA', { issuer: root, key: keyPair('p256', 2), serial: 2 });
const lower = buildAuthority('Lower CA', { issuer: upper, key: keyPair('p256', 3), serial: 3 });
const leaf = buildCertificate({ issuer: lower, key: keyPair('p256', 4), dnsNames: ['mail.contoso.com'] });

function inspect(
  sent: readonly BuiltCertificate[],
  anchors: readonly BuiltCertificate[] = [root],
  date = asOf,
) {
  return inspectChain(parsed(...sent), {
    asOf: date,
    stores: [{ name: 'test', anchors: parsed(...anchors) }],
  });
}

function verdict(...args: Parameters<typeof inspect>): TrustVerdict {
  const [first] = inspect(...args).verdicts;
  if (!first) throw new Error('no verdict');
  return first;
}

const codesOf = ({ problems }: TrustVerdict): [string, number][] =>
  problems.map(({ code, at }) => [code, at]);

describe('a chain', () => {
  it('in order and complete is trusted, and revocation is said not to be checked', () => {
    const inspection = inspect([leaf, lower, upper]);
    expect(inspection).toMatchObject({
      remarks: [],
      revocation: 'not-checked',
      verdicts: [{ store: 'test', result: 'trusted', problems: [] }],
    });
    expect(inspection.rebuilt).toHaveLength(3);
    expect(inspection.verdicts[0]?.path.map(({ commonName }) => commonName)).toEqual([
      'mail.contoso.com',
      'Lower CA',
      'Upper CA',
      'Root',
    ]);
  });

  it('has one verdict for each store', () => {
    const other = buildAuthority('Other', { key: keyPair('p256', 5) });
    const stores = [
      { name: 'public', anchors: parsed(other) },
      { name: 'company', anchors: parsed(root) },
    ];
    expect(inspectChain(parsed(leaf, lower, upper), { asOf, stores }).verdicts).toMatchObject([
      { store: 'public', result: 'incomplete' },
      { store: 'company', result: 'trusted' },
    ]);
  });

  it('without an intermediate is incomplete, and names what is missing (§E.1.8)', () => {
    expect(verdict([leaf, upper])).toMatchObject({
      result: 'incomplete',
      reason: 'the certificate of CN=Lower CA, O=Example Trust, C=US was not sent and is not in the store',
    });
  });

  it('that ends at a root outside the store is untrusted', () => {
    expect(verdict([leaf, lower, upper, root], [])).toMatchObject({ result: 'untrusted-root' });
    expect(verdict([buildCertificate({ key: keyPair('p256', 4) })])).toMatchObject({
      result: 'untrusted-root',
    });
  });

  it('is rebuilt from any order, and the order is remarked on', () => {
    const inspection = inspect([
      leaf,
      upper,
      lower,
      root,
      lower,
      buildCertificate({ key: keyPair('p256', 7) }),
    ]);
    expect(inspection.verdicts[0]?.result).toBe('trusted');
    expect(inspection.remarks.map(({ code, at }) => [code, at])).toEqual([
      ['out-of-order', 2],
      ['anchor-sent', 3],
      ['duplicate-certificate', 4],
      ['unrelated-certificate', 5],
    ]);
  });

  it('is judged as of any date, link by link', () => {
    const old = buildAuthority('Lower CA', {
      issuer: upper,
      key: keyPair('p256', 3),
      serial: 9,
      notAfter: '2026-09-01T00:00:00Z',
    });
    expect(codesOf(verdict([leaf, old, upper]))).toEqual([['expired', 1]]);
    expect(verdict([leaf, old, upper], [root], '2026-08-31T00:00:00Z').result).toBe('trusted');
    // The link that was renewed with the same key is taken where both are there.
    expect(verdict([leaf, old, lower, upper]).result).toBe('trusted');
    expect(codesOf(verdict([leaf, lower, upper], [root], '2026-01-01T00:00:00Z'))).toEqual([
      ['not-yet-valid', 0],
    ]);
  });

  it('with a wrong signature is invalid', () => {
    const broken = buildCertificate({ issuer: lower, key: keyPair('p256', 4), brokenSignature: true });
    expect(codesOf(verdict([broken, lower, upper]))).toEqual([['signature-wrong', 0]]);
  });

  it('finds the right one of two authorities with the same name', () => {
    const impostor = buildAuthority('Lower CA', {
      issuer: upper,
      key: keyPair('p256', 8),
      keyIdentifiers: false,
    });
    expect(verdict([leaf, impostor, lower, upper]).result).toBe('trusted');
  });

  it('honours basic constraints, path length and key usage', () => {
    const bad = (spec: object): TrustVerdict =>
      verdict([leaf, buildAuthority('Lower CA', { issuer: upper, key: keyPair('p256', 3), ...spec }), upper]);
    expect(codesOf(bad({ ca: false, keyUsage: null }))).toEqual([['not-an-authority', 1]]);
    // OpenSSL lets this one pass; RFC 5280 §4.2.1.9 does not.
    expect(codesOf(bad({ ca: undefined, keyUsage: 0x06 }))).toEqual([['not-an-authority', 1]]);
    expect(codesOf(bad({ keyUsage: 0x80 }))).toEqual([['may-not-sign', 1]]);
    const narrow = buildAuthority('Upper CA', { issuer: root, key: keyPair('p256', 2), pathLength: 0 });
    expect(codesOf(verdict([leaf, lower, narrow]))).toEqual([['path-too-long', 2]]);
  });

  it('does not count an authority that renews its own key against the path length', () => {
    const narrow = buildAuthority('Upper CA', { issuer: root, key: keyPair('p256', 2), pathLength: 0 });
    const renewed = buildAuthority('Upper CA', { issuer: narrow, key: keyPair('p256', 6) });
    const below = buildCertificate({ issuer: renewed, key: keyPair('p256', 4) });
    expect(verdict([below, renewed, narrow]).result).toBe('trusted');
  });

  it('honours name constraints', () => {
    const under = (spec: object, names = ['mail.contoso.com']): [string, number][] => {
      const authority = buildAuthority('CA', { issuer: root, key: keyPair('p256', 2), ...spec });
      return codesOf(verdict([buildCertificate({ issuer: authority, dnsNames: names }), authority]));
    };
    expect(under({ permitted: ['contoso.com'] })).toEqual([]);
    expect(under({ permitted: ['contoso.com'] }, ['mail.contoso.com', 'mail.fabrikam.com'])).toEqual([
      ['name-not-permitted', 0],
    ]);
    expect(under({ excluded: ['contoso.com'] })).toEqual([['name-excluded', 0]]);
    expect(under({ permitted: [[['CN', 'mail.contoso.com']]] })).toEqual([]);
    expect(under({ permitted: [[['C', 'DE']]] })).toEqual([['name-not-permitted', 0]]);
    expect(under({ extensions: [extension('2.5.29.30', nothing(), true)] })).toEqual([
      ['critical-extension-unknown', 1],
    ]);
  });

  it('refuses a critical extension nobody here understands', () => {
    const strange = buildCertificate({
      issuer: lower,
      extensions: [extension('1.2.3.4', integer('1'), true)],
    });
    expect(codesOf(verdict([strange, lower, upper]))).toEqual([['critical-extension-unknown', 0]]);
  });

  it('names certificates signed over SHA-1 or MD5, but not roots (§E.1.9)', () => {
    const weakRoot = buildAuthority('Weak', { key: keyPair('rsa', 1), signature: 'sha1' });
    const weak = buildAuthority('Weak CA', { issuer: weakRoot, key: keyPair('p256', 2), signature: 'sha1' });
    const below = buildCertificate({ issuer: weak });
    const { result, weaklySigned } = verdict([below, weak], [weakRoot]);
    expect(result).toBe('trusted');
    expect(weaklySigned.map(({ commonName }) => commonName)).toEqual(['Weak CA']);
  });

  it.each(['rsa', 'rsa-pss', 'p384', 'ed25519'] as const)('of %s keys is verified', (kind) => {
    const authority = buildAuthority('CA', {
      key: keyPair(kind, 1),
      signature: kind === 'rsa' ? 'pss' : 'sha256',
    });
    expect(verdict([buildCertificate({ issuer: authority })], [authority]).result).toBe('trusted');
  });

  it('with names OpenSSL refuses to read is verified all the same', () => {
    const odd = buildCertificate({
      subject: [
        ['O', 'x', 'null'],
        ['CN', 'mail', 'visible'],
      ],
      issuer: lower,
    });
    expect(verdict([odd, lower, upper]).result).toBe('trusted');
  });

  it('of partial certificates is unknown', () => {
    const partial = { partial: true, subject: 'CN=a', issuer: 'CN=b', dnsNames: [], origin: { item: 'a' } };
    const stores = [{ name: 'test', anchors: parsed(root) }];
    expect(inspectChain([partial], { asOf, stores }).verdicts).toMatchObject([{ result: 'unknown' }]);
  });

  it('of authorities that certify each other ends', () => {
    const names = Array.from({ length: 5 }, (_, at) => keyPair('p256', at));
    const seed = buildAuthority('CA', { key: keyPair('p256', 0) });
    const tangle = names.flatMap((key, at) =>
      names.map((_, by) =>
        buildAuthority('CA', {
          issuer: { ...seed, key: keyPair('p256', by) },
          key,
          serial: at * 10 + by,
          keyIdentifiers: false,
        }),
      ),
    );
    const below = buildCertificate({ issuer: seed, keyIdentifiers: false });
    expect(verdict([below, ...tangle], []).result).toBe('untrusted-root');
  });

  it('refuses misuse', () => {
    expect(() => inspectChain([], { asOf, stores: [] })).toThrow(TypeError);
    expect(() => inspectChain(parsed(leaf), { asOf: 'now', stores: [] })).toThrow(TypeError);
  });
});
