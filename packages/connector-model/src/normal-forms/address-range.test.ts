import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAddressRange,
  isSingleUnspecifiedAddress,
  isWholeFamily,
  parseAddressRange,
  rangeContains,
} from './address-range.js';
import { formatIpAddress, highestAddress, parseIpAddress, parseRemoteAddress } from './ip-address.js';

const spelled = (text: string) => {
  const range = parseAddressRange(text);
  return range && formatAddressRange(range);
};

describe('parseAddressRange', () => {
  it.each([
    ['10.1.1.1', '10.1.1.1'],
    ['10.1.1.1-10.1.1.9', '10.1.1.1-10.1.1.9'],
    ['10.1.1.1 - 10.1.1.9', '10.1.1.1-10.1.1.9'],
    ['192.168.1.1/24', '192.168.1.0-192.168.1.255'],
    ['10.0.0.0/8', '10.0.0.0-10.255.255.255'],
    ['0.0.0.0/0', '0.0.0.0-255.255.255.255'],
    ['10.1.1.1/32', '10.1.1.1'],
    ['192.168.3.7(255.255.255.0)', '192.168.3.0-192.168.3.255'],
    ['192.168.3.7/255.255.254.0', '192.168.2.0-192.168.3.255'],
    ['2001:db8::1', '2001:db8::1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['fe80::1%11', 'fe80::1'],
    ['fe80::1%11-fe80::ff%11', 'fe80::1-fe80::ff'],
    ['2001:db8::5/126', '2001:db8::4-2001:db8::7'],
    ['2a01:111:f400::/48', '2a01:111:f400::-2a01:111:f400:ffff:ffff:ffff:ffff:ffff'],
  ])('reads %s in every documented spelling (§A.1)', (text, expected) => {
    expect(spelled(text)).toBe(expected);
    expect(parseAddressRange(text)?.text).toBe(text);
  });

  it.each([
    '',
    'all',
    '10.1.1.9-10.1.1.1',
    '10.1.1.1-2001:db8::1',
    '10.1.1',
    '010.1.1.1.1',
    '10.1.1.256',
    '10.1.1.1/33',
    '10.1.1.1/-1',
    '10.1.1.1/255.0.255.0',
    '2001:db8::/129',
    '2001:db8::(255.255.0.0)',
    '-',
    '/',
    '1-2-3',
    'x'.repeat(100_000),
  ])('refuses %s', (text) => {
    expect(parseAddressRange(text)).toBeUndefined();
  });

  it('knows the two ranges that hold everything, and the single address that is often meant as such (§A.1)', () => {
    const all = ['::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '0.0.0.0-255.255.255.255'].map(
      parseAddressRange,
    );
    expect(all.map((range) => range && isWholeFamily(range))).toEqual([true, true]);
    const single = parseAddressRange('0.0.0.0');
    expect(single && [isWholeFamily(single), isSingleUnspecifiedAddress(single)]).toEqual([false, true]);
  });

  it('matches IPv4 against IPv4 and IPv6 against IPv6 only (§A.1.7)', () => {
    const [all6, all4] = [parseAddressRange('::/0'), parseAddressRange('0.0.0.0/0')];
    const [address6, address4] = [parseIpAddress('2001:db8::1'), parseIpAddress('192.0.2.1')];
    if (!all6 || !all4 || !address6 || !address4) throw new Error('unreadable');
    expect([rangeContains(all6, address4), rangeContains(all4, address6)]).toEqual([false, false]);
    expect([rangeContains(all6, address6), rangeContains(all4, address4)]).toEqual([true, true]);
  });

  it('takes a mapped remote address for the IPv4 address it is', () => {
    expect(parseRemoteAddress('::ffff:192.0.2.1')).toEqual(parseIpAddress('192.0.2.1'));
    expect(parseRemoteAddress('[2001:db8::1]')?.family).toBe(6);
  });
});

const family = fc.constantFrom<4 | 6>(4, 6);
const range = family.chain((chosen) => {
  const address = fc.bigInt({ min: 0n, max: highestAddress(chosen) });
  return fc.tuple(fc.constant(chosen), address, address);
});

describe('address ranges, for any addresses', () => {
  it('give the same range back from their spelling', () => {
    fc.assert(
      fc.property(range, ([chosen, one, other]) => {
        const [lo, hi] = one < other ? [one, other] : [other, one];
        const text = formatAddressRange({ family: chosen, lo, hi });
        expect(parseAddressRange(text)).toEqual({ family: chosen, lo, hi, text });
      }),
    );
  });

  it('are the same written as CIDR from any address inside', () => {
    const cidr = family.chain((chosen) =>
      fc.tuple(
        fc.constant(chosen),
        fc.bigInt({ min: 0n, max: highestAddress(chosen) }),
        fc.nat({ max: chosen === 4 ? 32 : 128 }),
      ),
    );
    fc.assert(
      fc.property(cidr, ([chosen, value, length]) => {
        const parsed = parseAddressRange(`${formatIpAddress({ family: chosen, value })}/${length}`);
        const size = 1n << BigInt((chosen === 4 ? 32 : 128) - length);
        expect(parsed && parsed.hi - parsed.lo + 1n).toBe(size);
        expect(parsed && parsed.lo % size).toBe(0n);
        expect(parsed && rangeContains(parsed, { family: chosen, value })).toBe(true);
      }),
    );
  });

  it('never throw and never hold more than their family', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[0-9a-f:./()%-]{0,40}$/)),
        (text) => {
          const parsed = parseAddressRange(text);
          if (parsed) expect(parsed.lo <= parsed.hi && parsed.hi <= highestAddress(parsed.family)).toBe(true);
        },
      ),
    );
  });
});
