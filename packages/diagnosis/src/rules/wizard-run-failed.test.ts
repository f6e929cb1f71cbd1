import type { HcwEntry } from '@hybrid-mailflow/trace-parser';
import { describe, expect, it } from 'vitest';
import { findingsWithFacts } from '../../test/facts.js';

const entry = (second: number, fields: Partial<HcwEntry>): HcwEntry => ({
  kind: 'hcw-entry',
  what: 'error',
  time: { raw: `2026.03.02 08:00:0${second}.000` },
  origin: { item: 'hcw.log', line: second },
  ...fields,
});

const failure = entry(2, { cmdlet: 'Set-InboundConnector', text: 'the connector was not found.' });
const found = (...facts: readonly HcwEntry[]) => findingsWithFacts('wizard-run-failed', facts);

describe('wizard-run-failed', () => {
  it('finds a failed step of mail flow, and an error that names one (§F.2)', async () => {
    expect(await found(failure, entry(3, { code: 'HCW8010', text: 'HCW8010 - not found' }))).toMatchObject([
      { severity: 'degraded', args: { cmdlet: 'Set-InboundConnector' }, primary: { line: 2 } },
      { args: { cmdlet: null, code: 'HCW8010' } },
    ]);
  });

  it('is content with a later run that got past it', async () => {
    const again = entry(5, { what: 'cmdlet', cmdlet: 'Set-InboundConnector' });
    expect(await found(failure, again)).toEqual([]);
    expect(
      await found(failure, again, { ...failure, time: { raw: '2026.03.02 08:00:06.000' } }),
    ).toHaveLength(2);
  });

  it('leaves out what is not of mail flow', async () => {
    expect(await found(entry(1, { cmdlet: 'New-MigrationEndpoint', text: 'timed out' }))).toEqual([]);
  });
});
