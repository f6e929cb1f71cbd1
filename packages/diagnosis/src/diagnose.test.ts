import { caseEvidence } from '@hybrid-mailflow/testing';
import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';

const asOf = '2026-11-24';
const items = caseEvidence('half-deferred');

describe('diagnose', () => {
  it('explains the failing attempts by the setting that causes them; the capability stands beside', async () => {
    const { causes, findings } = await diagnose(items, { asOf });
    const ruleOf = new Map(findings.map(({ id, ruleId }) => [id, ruleId]));
    expect(causes.map(({ id, confidence, servers }) => [id, confidence, servers])).toEqual([
      ['server-without-tls-certificate-name', 'certain', ['EX02']],
    ]);
    expect(causes[0]?.findings.map((id) => ruleOf.get(id))).toEqual([
      'receive-connector-without-tls-certificate-name',
      'delivery-attempts-failing',
    ]);
    expect([...ruleOf.values()]).toContain('receive-connector-without-cloud-capability');
  });

  it('gives the same for any order of the items, and for streams', async () => {
    const expected = await diagnose(items, { asOf });
    const streams = [...items].reverse().map(({ label, bytes }) => ({
      label,
      async *bytes() {
        for (let at = 0; at < bytes.length; at += 1000) {
          yield await Promise.resolve(bytes.subarray(at, at + 1000));
        }
      },
    }));
    expect(await diagnose(streams, { asOf })).toEqual(expected);
  });

  it('counts attempts, not the other events of a trace', async () => {
    const { evidence, causes } = await diagnose(items, { asOf });
    expect(causes[0]?.observed?.share).toEqual({ failed: 61, total: 118 });
    expect(evidence.find(({ item }) => item === 'trace.csv')?.summary).toBe(
      '118 delivery attempts, 59 other events',
    );
  });

  it('judges by the date given: the certificate to name has expired by then', async () => {
    const { causes, predictions } = await diagnose(items, { asOf: '2027-06-01' });
    expect(predictions.find(({ server }) => server === 'EX01')?.outcome).toBe('CertificateExpired');
    expect(causes.map(({ id }) => id)).toContain('certificate-expired');
  });

  it.each(['', 'tuesday', '2026-13-01', '17/11/2026'])('refuses the date %j', async (date) => {
    await expect(diagnose([], { asOf: date })).rejects.toThrow(TypeError);
  });
});
