import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { defaultFrontend, exportRecord, relay } from '../../test/export-record.js';
import { toOrganization } from '../to-organization.js';
import { checkEopCoverage, isPrivateAddress, type EopCoverageQuery } from './eop-coverage.js';
import { eopRangesOf } from './eop-ranges.js';

function check(records: readonly ExportRecord[], query: Partial<EopCoverageQuery> = {}) {
  const connectors = toOrganization(records).organization.receiveConnectors;
  const coverage = checkEopCoverage({ connectors, server: 'EX01', ...query });
  return {
    intended: coverage.intended?.name,
    gaps: coverage.gaps.map(({ text }) => text),
    captures: coverage.captures.map(({ connector, addresses, by }) => [
      connector.name,
      addresses.text,
      by.text,
    ]),
    behindNat: coverage.capturesBehindNat.map(({ connector, addresses }) => [connector.name, addresses.text]),
    undecided: coverage.undecided.map(({ name }) => name),
  };
}

describe('checkEopCoverage (§H.6)', () => {
  it('finds nothing on a server as the wizard leaves it', () => {
    const hub = exportRecord({
      Identity: 'EX01\\Default EX01',
      Bindings: ['0.0.0.0:2525'],
      RemoteIPRanges: ['104.47.0.0/17'],
    });
    expect(check([defaultFrontend('EX01'), relay('EX01', ['198.51.100.7']), hub])).toEqual({
      intended: 'Default Frontend EX01',
      gaps: [],
      captures: [],
      behindNat: [],
      undecided: [],
    });
  });

  it('finds the addresses that a narrower connector takes away', () => {
    const records = [defaultFrontend('EX01'), relay('EX01', ['104.47.0.0/18', '52.102.0.5', '10.0.0.0/24'])];
    expect(check(records)).toMatchObject({
      gaps: [],
      captures: [
        ['Relay EX01', '52.102.0.5', '52.102.0.5'],
        ['Relay EX01', '104.47.0.0-104.47.63.255', '104.47.0.0/18'],
      ],
    });
  });

  it('finds what no connector takes, such as with a list of EOP addresses grown stale (§F.2.2)', () => {
    const stale = defaultFrontend('EX01', {
      RemoteIPRanges: ['40.92.0.0/15', '52.100.0.0/15', '104.47.0.0/17'],
    });
    expect(check([stale]).gaps).toEqual([
      '40.107.0.0-40.107.255.255',
      '52.102.0.0-52.103.255.255',
      '2a01:111:f400::-2a01:111:f400:ffff:ffff:ffff:ffff:ffff',
      '2a01:111:f403::-2a01:111:f403:ffff:ffff:ffff:ffff:ffff',
    ]);
  });

  it('counts IPv6 as a gap where only IPv4 is bound', () => {
    expect(check([defaultFrontend('EX01', { Bindings: ['0.0.0.0:25'] })]).gaps).toHaveLength(2);
  });

  it('names who answers a load balancer with a private address (§A.1.3)', () => {
    const records = [defaultFrontend('EX01'), relay('EX01', ['10.20.0.0/24', '192.168.7.7'])];
    expect(check(records).behindNat).toEqual([
      ['Relay EX01', '10.20.0.0-10.20.0.255'],
      ['Relay EX01', '192.168.7.7'],
    ]);
  });

  it('does not count disabled connectors', () => {
    expect(
      check([defaultFrontend('EX01'), relay('EX01', ['104.47.0.0/17'], { Enabled: false })]).captures,
    ).toEqual([]);
    expect(check([defaultFrontend('EX01', { Enabled: false })])).toMatchObject({ intended: undefined });
  });

  it('says which connectors the export leaves open', () => {
    const records = [
      defaultFrontend('EX01'),
      relay('EX01', { cut: ['10.0.0.1'] }),
      relay('EX01', ['104.47.0.0/17'], { Identity: 'EX01\\Bound', Name: 'Bound', Bindings: ['10.0.0.5:25'] }),
    ];
    expect(check(records)).toMatchObject({ captures: [], undecided: ['Relay EX01', 'Bound'] });
    expect(check(records, { localAddress: '10.0.0.5' })).toMatchObject({
      captures: [['Bound', '104.47.0.0-104.47.127.255', '104.47.0.0/17']],
      undecided: ['Relay EX01'],
    });
  });

  it('takes the connector and the list of another cloud', () => {
    const ranges = eopRangesOf('gcc-high');
    const records = [relay('EX01', ['23.103.0.0/16'])];
    const found = check(records, { intended: 'ex01\\relay ex01', ...(ranges ? { ranges } : {}) });
    expect(found).toMatchObject({ intended: 'Relay EX01', captures: [] });
    expect(found.gaps).toContain('52.227.182.149');
    expect(found.gaps).not.toContain('23.103.191.0-23.103.191.255');
  });
});

describe('isPrivateAddress (§H.8)', () => {
  it.each(['10.1.2.3', '172.31.0.1', '192.168.1.1', 'fd00::1', '::ffff:10.0.0.1'])(
    '%s is private',
    (address) => {
      expect(isPrivateAddress(address)).toBe(true);
    },
  );

  it.each(['104.47.58.43', '172.32.0.1', '2a01:111:f400::1', 'x'])('%s is not', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});
