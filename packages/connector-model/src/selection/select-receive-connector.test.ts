import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { defaultFrontend, exportRecord, relay } from '../../test/export-record.js';
import { toOrganization } from '../to-organization.js';
import { selectReceiveConnector, type ReceiveConnectorQuery } from './select-receive-connector.js';

const EOP = '104.47.58.43';

function select(records: readonly ExportRecord[], query: Partial<ReceiveConnectorQuery> = {}) {
  const connectors = toOrganization(records).organization.receiveConnectors;
  const selection = selectReceiveConnector({
    connectors,
    server: 'EX01',
    localPort: 25,
    remoteAddress: EOP,
    ...query,
  });
  const { outcome, rule, confidence, chosen, runnerUp, undecided } = selection;
  return {
    outcome,
    rule,
    confidence,
    chosen: chosen?.connector.name,
    runnerUp: runnerUp?.connector.name,
    undecided: undecided.map(({ name }) => name),
  };
}

const hub = exportRecord({
  Identity: 'EX01\\Default EX01',
  Enabled: true,
  Bindings: ['0.0.0.0:2525', '[::]:2525'],
  RemoteIPRanges: ['0.0.0.0-255.255.255.255'],
});

describe('selectReceiveConnector', () => {
  it('takes the enabled connector of that server that listens on the port (§A.1.1)', () => {
    expect(select([defaultFrontend('EX01'), defaultFrontend('EX02'), hub])).toEqual({
      outcome: 'selected',
      rule: 'only-match',
      confidence: 'certain',
      chosen: 'Default Frontend EX01',
      runnerUp: undefined,
      undecided: [],
    });
    expect(select([defaultFrontend('EX01'), hub], { localPort: 2525 }).chosen).toBe('Default EX01');
  });

  it('takes 0.0.0.0 for all local IPv4 addresses and [::] for all local IPv6 addresses (§A.1.1)', () => {
    const only4 = defaultFrontend('EX01', { Bindings: ['0.0.0.0:25'] });
    expect(select([only4], { localAddress: '10.0.0.5' }).chosen).toBe('Default Frontend EX01');
    expect(select([only4], { localAddress: '2001:db8::5', remoteAddress: '2a01:111:f400::1' })).toMatchObject(
      {
        outcome: 'no-connector',
        rule: 'no-listener',
      },
    );
    const only6 = defaultFrontend('EX01', { Bindings: ['[::]:25'] });
    expect(select([only6], { remoteAddress: '2a01:111:f400::1' }).chosen).toBe('Default Frontend EX01');
  });

  it.each([
    ['one address beats a subnet', ['104.47.58.43'], ['104.47.0.0/17']],
    ['a subnet beats everything', ['104.47.0.0/17'], ['0.0.0.0-255.255.255.255']],
    ['a smaller lo-hi range beats a larger', ['104.47.58.0-104.47.58.255'], ['104.47.0.0-104.47.255.255']],
  ])('prefers the most specific range: %s (§A.1.2)', (_, narrow, wide) => {
    const records = [
      relay('EX01', wide, { Identity: 'EX01\\Wide', Name: 'Wide' }),
      relay('EX01', narrow, { Identity: 'EX01\\Narrow', Name: 'Narrow' }),
    ];
    for (const order of [records, records.toReversed()]) {
      expect(select(order)).toMatchObject({
        outcome: 'selected',
        rule: 'most-specific-range',
        confidence: 'certain',
        chosen: 'Narrow',
        runnerUp: 'Wide',
      });
    }
  });

  it('matches the address the server sees, so a relay that lists the load balancer takes the mail of EOP (§A.1.3)', () => {
    const records = [defaultFrontend('EX01'), relay('EX01', ['10.0.0.0/24', '10.9.9.9'])];
    expect(select(records).chosen).toBe('Default Frontend EX01');
    expect(select(records, { remoteAddress: '10.9.9.9' })).toMatchObject({
      chosen: 'Relay EX01',
      confidence: 'certain',
    });
  });

  it('calls an exact tie inconsistent input (§A.1.4, §A.1.5)', () => {
    const records = [defaultFrontend('EX01'), relay('EX01', ['0.0.0.0-255.255.255.255'])];
    expect(select(records)).toMatchObject({ outcome: 'ambiguous', rule: 'tie', confidence: 'low' });
  });

  it('puts a binding to one address first, with medium confidence (§A.1.6)', () => {
    const records = [
      defaultFrontend('EX01', { Bindings: ['10.0.0.5:25'] }),
      relay('EX01', ['104.47.0.0/17'], { Bindings: ['0.0.0.0:25'] }),
    ];
    expect(select(records, { localAddress: '10.0.0.5' })).toMatchObject({
      rule: 'local-binding',
      confidence: 'medium',
      chosen: 'Default Frontend EX01',
      runnerUp: 'Relay EX01',
    });
    expect(select(records, { localAddress: '10.0.0.6' })).toMatchObject({
      rule: 'only-match',
      chosen: 'Relay EX01',
    });
  });

  it('does not guess which binding took the session when the local address is not known', () => {
    const records = [
      defaultFrontend('EX01'),
      relay('EX01', ['104.47.0.0/17'], { Bindings: ['10.0.0.5:25'] }),
    ];
    expect(select(records)).toMatchObject({
      outcome: 'unknown',
      rule: 'settings-missing',
      undecided: ['Relay EX01'],
    });
    expect(select(records, { remoteAddress: '198.51.100.1' })).toMatchObject({
      chosen: 'Default Frontend EX01',
    });
  });

  it('never takes an IPv6 session with IPv4 ranges only (§A.1.7)', () => {
    const only4 = defaultFrontend('EX01', { RemoteIPRanges: ['0.0.0.0-255.255.255.255'] });
    expect(select([only4], { remoteAddress: '2a01:111:f400::1' })).toMatchObject({
      outcome: 'no-connector',
      rule: 'no-range',
    });
  });

  it('takes a mapped address for IPv4', () => {
    const only4 = defaultFrontend('EX01', { RemoteIPRanges: ['0.0.0.0-255.255.255.255'] });
    expect(select([only4], { remoteAddress: `::ffff:${EOP}` }).chosen).toBe('Default Frontend EX01');
  });

  it('finds no connector where none holds the address (§A.1.8)', () => {
    expect(select([relay('EX01', ['10.0.0.0/8'])])).toMatchObject({
      outcome: 'no-connector',
      rule: 'no-range',
    });
  });

  it('does not count a disabled connector, nor does it listen (§A.1.9)', () => {
    const disabled = defaultFrontend('EX01', { Enabled: false });
    expect(select([disabled, relay('EX01', [EOP])]).chosen).toBe('Relay EX01');
    expect(select([disabled, hub])).toMatchObject({
      outcome: 'no-connector',
      rule: 'no-listener',
      confidence: 'high',
    });
  });

  it('does not take a single 0.0.0.0 for everything (§A.1)', () => {
    expect(select([relay('EX01', ['0.0.0.0'])])).toMatchObject({ outcome: 'no-connector', rule: 'no-range' });
  });

  describe('with settings missing from the export', () => {
    it('names the one listener whose ranges are not exported, with medium confidence', () => {
      const bare = exportRecord({ Identity: 'EX01\\Default Frontend EX01', Bindings: ['0.0.0.0:25'] });
      expect(select([bare, hub])).toMatchObject({
        outcome: 'selected',
        rule: 'only-listener',
        confidence: 'medium',
        chosen: 'Default Frontend EX01',
      });
    });

    it('is unknown where two listeners have no ranges', () => {
      const bare = ['Default Frontend EX01', 'Relay'].map((name) =>
        exportRecord({ Identity: `EX01\\${name}`, Bindings: ['0.0.0.0:25'] }),
      );
      expect(select(bare)).toMatchObject({
        outcome: 'unknown',
        chosen: undefined,
        undecided: ['Default Frontend EX01', 'Relay'],
      });
    });

    it('keeps a truncated list of ranges open instead of taking it for short (§G.3.1)', () => {
      const records = [
        defaultFrontend('EX01'),
        relay('EX01', { cut: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] }),
      ];
      expect(select(records)).toMatchObject({
        outcome: 'selected',
        confidence: 'low',
        chosen: 'Default Frontend EX01',
        undecided: ['Relay EX01'],
      });
      expect(select(records, { remoteAddress: '10.0.0.3' })).toMatchObject({
        chosen: 'Relay EX01',
        confidence: 'certain',
        undecided: [],
      });
    });

    it('is less sure where Enabled is not exported', () => {
      const { properties, ...rest } = defaultFrontend('EX01');
      const withoutEnabled = new Map([...properties].filter(([name]) => name !== 'Enabled'));
      expect(select([{ ...rest, properties: withoutEnabled }])).toMatchObject({
        outcome: 'selected',
        confidence: 'medium',
      });
    });

    it('is unknown for a server without exported connectors', () => {
      expect(select([defaultFrontend('EX01')], { server: 'EX09' })).toMatchObject({
        outcome: 'unknown',
        rule: 'server-not-exported',
      });
    });

    it.each(['', 'mail.contoso.com', '1.2.3'])('is unknown for the remote address %j', (remoteAddress) => {
      expect(select([defaultFrontend('EX01')], { remoteAddress })).toMatchObject({
        outcome: 'unknown',
        rule: 'address-unreadable',
      });
    });
  });
});
