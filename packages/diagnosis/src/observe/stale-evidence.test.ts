import { describe, expect, it } from 'vitest';
import { trace } from '../../test/causes.js';
import { server, situation } from '../../test/organization.js';
import { staleEvidence } from './stale-evidence.js';

const FAILED = {
  outbound: { WhenChangedUTC: '2026-11-05T08:00:00Z' },
  items: [trace([{ minute: 0, failed: 'SubjectMismatch' }])],
};

describe('staleEvidence', () => {
  it('names a connector that was changed after the failures', async () => {
    expect(staleEvidence(await situation([server('EX01')], FAILED))).toMatchObject([
      {
        code: 'SETTINGS_CHANGED_SINCE',
        origin: { item: 'outbound.json' },
        doubts: { records: [{ item: 'outbound.json', record: 0 }] },
      },
    ]);
  });

  it('says nothing of one that was changed before', async () => {
    const outbound = { WhenChangedUTC: '2026-11-01T08:00:00Z' };
    expect(staleEvidence(await situation([server('EX01')], { ...FAILED, outbound }))).toEqual([]);
  });

  it('names a store that was exported before the certificate in the log was issued', async () => {
    const given = await situation([server('EX01')]);
    const served = (notBefore: string) => ({
      server: 'EX01',
      connector: 'EX01\\Default Frontend EX01',
      certificate: {
        thumbprint: 'D'.repeat(40),
        notBefore,
        names: [],
        origin: { item: 'recv.log', line: 9 },
      },
      sessions: 3,
      accepted: 3,
      endedAfterTls: 0,
      first: null,
      last: null,
      origin: { item: 'recv.log', line: 9 },
    });
    const codes = (notBefore: string) =>
      staleEvidence({ ...given, observations: { ...given.observations, served: [served(notBefore)] } });
    expect(codes('2026-10-30T00:00:00.000Z')).toMatchObject([
      { code: 'EXPORT_OLDER_THAN_LOG', origin: { item: 'recv.log', line: 9 }, doubts: { store: 'EX01' } },
    ]);
    expect(codes('2025-10-30T00:00:00.000Z')).toEqual([]);
  });
});
