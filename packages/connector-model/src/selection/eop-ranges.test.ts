import { describe, expect, it } from 'vitest';
import { cloudsOfAddress, EOP_RANGES, isEopAddress } from './eop-ranges.js';

describe('EOP_RANGES', () => {
  it('is dated and complete data (§H.1)', () => {
    const worldwide = EOP_RANGES.find(({ cloud }) => cloud === 'worldwide');
    expect(worldwide?.published).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(worldwide?.ranges.map(({ text }) => text)).toEqual([
      '40.92.0.0/15',
      '40.107.0.0/16',
      '52.100.0.0/14',
      '104.47.0.0/17',
      '2a01:111:f400::/48',
      '2a01:111:f403::/48',
    ]);
    expect(EOP_RANGES.map(({ cloud, ranges }) => [cloud, ranges.length])).toEqual([
      ['worldwide', 6],
      ['gcc-high', 9],
      ['dod', 6],
      ['china', 14],
    ]);
  });
});

describe('cloudsOfAddress', () => {
  it.each([
    ['23.103.199.200', ['gcc-high']],
    ['23.103.209.5', ['gcc-high']],
    ['23.103.191.5', ['gcc-high', 'dod']],
    ['139.219.156.9', ['china']],
    ['198.51.100.1', []],
  ])('%s is of %s (§H.7)', (address, clouds) => {
    expect(cloudsOfAddress(address)).toEqual(clouds);
  });

  it('takes newer lists', () => {
    const [worldwide] = EOP_RANGES;
    const lists = worldwide ? [{ ...worldwide, ranges: [] }] : [];
    expect(cloudsOfAddress('104.47.58.43', lists)).toEqual([]);
  });
});

describe('isEopAddress', () => {
  it.each(['104.47.58.43', '40.93.255.255', '52.103.0.1', '2a01:111:f403:c::1', '::ffff:104.47.58.43'])(
    '%s',
    (text) => {
      expect(isEopAddress(text)).toBe(true);
      expect(cloudsOfAddress(text)).toEqual(['worldwide']);
    },
  );

  it.each(['104.47.128.0', '52.238.78.88', '10.0.0.1', '2a01:111:f401::1', 'EX01', ''])('not %s', (text) => {
    expect(isEopAddress(text)).toBe(false);
  });
});
