import type { Fact } from '@hybrid-mailflow/trace-parser';
import { describe, expect, it } from 'vitest';
import { findingsWithFacts } from '../../test/facts.js';
import { EXCHANGE_ONLINE_ROOT } from '../predict/missing-root.js';

const origin = { item: 'roots.txt', line: 2 };
const disabled: Fact = {
  kind: 'registry-value',
  key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot',
  name: 'DisableRootAutoUpdate',
  present: true,
  number: 1,
  origin,
};
const root = (thumbprint: string): Fact => ({
  kind: 'store-certificate',
  location: 'LocalMachine',
  store: 'Root',
  cut: false,
  thumbprint,
  names: [],
  privateKey: 'absent',
  archived: false,
  origin,
});

describe('exchange-online-root-missing', () => {
  it('finds it where updates are off and the store lacks it (§I.3)', async () => {
    expect(
      await findingsWithFacts('exchange-online-root-missing', [disabled, root('1'.repeat(40))]),
    ).toMatchObject([
      {
        severity: 'blocker',
        confidence: 'medium',
        args: { server: 'EX01', thumbprint: EXCHANGE_ONLINE_ROOT },
      },
    ]);
  });

  it('does not take a list without it for proof, for Windows fetches roots as it needs them', async () => {
    expect(await findingsWithFacts('exchange-online-root-missing', [root('1'.repeat(40))])).toEqual([]);
    const there = [disabled, root('1'.repeat(40)), root(EXCHANGE_ONLINE_ROOT)];
    expect(await findingsWithFacts('exchange-online-root-missing', there)).toEqual([]);
  });
});
