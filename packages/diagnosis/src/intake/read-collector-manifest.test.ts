import type { Issue } from '@hybrid-mailflow/evidence';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.js';
import { isCollectorManifest } from './read-collector-manifest.js';

const read = (over: object) => ({
  command: 'Get-ExchangeCertificate',
  server: 'EX02',
  file: 'EX02/certificates.json',
  status: 'ok',
  error: '',
  count: 3,
  limited: false,
  ...over,
});

async function issuesOf(reads: readonly unknown[]): Promise<readonly Issue[]> {
  const text = JSON.stringify({ collector: 'hybrid-mailflow', version: '1.0', reads });
  const items = [{ label: 'manifest.json', bytes: new TextEncoder().encode(text) }];
  const { issues, evidence } = await diagnose(items, { asOf: '2026-11-24' });
  expect(evidence).toMatchObject([{ format: 'collector-manifest', records: reads.length }]);
  return issues;
}

describe('the manifest of a collection', () => {
  it('says nothing of reads that went well', async () => {
    expect(await issuesOf([read({})])).toEqual([]);
  });

  it.each([
    ['COLLECTION_READ_FAILED', 'error', { status: 'failed', error: 'The RPC server is unavailable.' }],
    ['COLLECTION_READ_SKIPPED', 'warning', { status: 'skipped', error: 'an Edge server' }],
    ['COLLECTION_READ_LIMITED', 'warning', { limited: true, count: 1000 }],
  ])('tells of %s', async (code, severity, over) => {
    const issues = await issuesOf([read({}), read(over)]);
    expect(issues).toMatchObject([{ code, severity, origin: { item: 'manifest.json', record: 1 } }]);
    expect(issues[0]?.text).toContain('Get-ExchangeCertificate (EX02)');
  });

  it('is not thrown off by a damaged one', async () => {
    const bytes = new TextEncoder().encode('{ "collector": "hybrid-mailflow", "reads": [');
    const { issues } = await diagnose([{ label: 'manifest.json', bytes }], { asOf: '2026-11-24' });
    expect(issues).toMatchObject([{ code: 'COLLECTION_MANIFEST_BROKEN' }]);
    expect(isCollectorManifest('{"collector":"other"}')).toBe(false);
  });
});
