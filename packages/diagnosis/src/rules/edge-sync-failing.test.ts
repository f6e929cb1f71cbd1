import type { Fact } from '@hybrid-mailflow/trace-parser';
import { describe, expect, it } from 'vitest';
import { findingsWithFacts } from '../../test/facts.js';
import { hybridSituation } from '../../test/hybrid.js';
import { edgeSyncFailing } from './edge-sync-failing.js';

const origin = { item: 'pasted.txt', line: 3 };

describe('edge-sync-failing', () => {
  it('finds what does not arrive (§F.2.3, §B.4)', async () => {
    const fact: Fact = {
      kind: 'edge-sync',
      what: 'test',
      server: 'EDGE1',
      result: 'Failed',
      type: 'Configuration',
      properties: {},
      origin,
    };
    expect(await findingsWithFacts('edge-sync-failing', [fact])).toMatchObject([
      { severity: 'degraded', args: { server: 'EDGE1', result: 'Failed' } },
    ]);
  });

  it('is content with Normal', async () => {
    const fact: Fact = {
      kind: 'edge-sync',
      what: 'test',
      server: 'EDGE1',
      result: 'Normal',
      properties: {},
      origin,
    };
    expect(await findingsWithFacts('edge-sync-failing', [fact])).toEqual([]);
  });

  it('asks for the result where there are Edge servers', async () => {
    const outcomes = edgeSyncFailing.evaluate(await hybridSituation({ edges: ['EDGE1'] }));
    expect(outcomes).toEqual([{ outcome: 'insufficient-evidence', missing: ['edge-synchronization'] }]);
    expect(edgeSyncFailing.evaluate(await hybridSituation())).toEqual([]);
  });
});
