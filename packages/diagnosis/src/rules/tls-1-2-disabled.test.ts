import type { Fact } from '@hybrid-mailflow/trace-parser';
import { describe, expect, it } from 'vitest';
import { findingsWithFacts } from '../../test/facts.js';

const origin = { item: 'pasted.txt', line: 3 };
const TLS_1_2 =
  'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server';

describe('tls-1-2-disabled', () => {
  it('finds it switched off on the server named (§I.4)', async () => {
    const fact: Fact = {
      kind: 'registry-value',
      key: TLS_1_2,
      name: 'Enabled',
      present: true,
      number: 0,
      server: 'EX01',
      origin,
    };
    expect(await findingsWithFacts('tls-1-2-disabled', [fact])).toMatchObject([
      { severity: 'blocker', confidence: 'high', args: { server: 'EX01', role: 'Server' } },
    ]);
  });

  it('is content with it switched on', async () => {
    const fact: Fact = {
      kind: 'registry-value',
      key: TLS_1_2,
      name: 'Enabled',
      present: true,
      number: 1,
      server: 'EX01',
      origin,
    };
    expect(await findingsWithFacts('tls-1-2-disabled', [fact])).toEqual([]);
  });
});
