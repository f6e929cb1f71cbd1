import { describe, expect, it } from 'vitest';
import { parseAddressRange } from '../normal-forms/address-range.js';
import { withoutAddresses } from './without-addresses.js';

const of = (...texts: string[]) => texts.flatMap((text) => parseAddressRange(text) ?? []);
const rest = (ranges: string[], taken: string[]) =>
  withoutAddresses(of(...ranges), of(...taken)).map(({ text }) => text);

describe('withoutAddresses', () => {
  it.each([
    [['10.20.0.0-10.20.0.63'], ['10.20.0.5'], ['10.20.0.0-10.20.0.4', '10.20.0.6-10.20.0.63']],
    [['10.20.0.4/31'], ['10.20.0.5'], ['10.20.0.4']],
    [['10.1.0.0/16', '104.47.0.0/16'], ['104.47.0.0/17'], ['10.1.0.0/16', '104.47.128.0-104.47.255.255']],
    [['104.47.0.0/18'], ['104.47.0.0/17'], []],
    [['10.0.0.0(255.0.0.0)'], ['2a01:111:f400::/48'], ['10.0.0.0(255.0.0.0)']],
    [['0.0.0.0-255.255.255.255'], ['0.0.0.0/1', '128.0.0.0/2'], ['192.0.0.0-255.255.255.255']],
    [['2a01::/16'], ['2a01::1'], ['2a01::', '2a01::2-2a01:ffff:ffff:ffff:ffff:ffff:ffff:ffff']],
  ])('%j without %j', (ranges, taken, expected) => {
    expect(rest(ranges, taken)).toEqual(expected);
  });
});
