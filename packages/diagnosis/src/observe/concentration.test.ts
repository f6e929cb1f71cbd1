import type { DeliveryAttempt } from '@hybrid-mailflow/trace-parser';
import { describe, expect, it } from 'vitest';
import { concentrations, whenAndWhere } from './concentration.js';
import { FaultCounter } from './fault-counter.js';

/** Attempts a minute apart; `failed` tells which, `of` what each is about. */
function counted(
  number: number,
  failed: (at: number) => boolean,
  of: (at: number) => Partial<DeliveryAttempt>,
) {
  const counter = new FaultCounter();
  for (let at = 0; at < number; at++) {
    const failing = failed(at);
    counter.add({
      format: 'message-trace-csv',
      outcome: failing ? 'deferred' : 'delivered',
      class: failing ? 'certificate' : 'unknown',
      ...(failing && { token: 'SubjectMismatch', replyCode: 450, enhancedCode: '4.4.317' }),
      replies: [],
      truncated: false,
      messageId: `<m${at}@contoso.com>`,
      time: { raw: '', iso: new Date(Date.UTC(2026, 10, 3, 13, at)).toISOString() },
      origin: { item: 'trace.csv', line: at + 2 },
      ...of(at),
    });
  }
  const [fault] = counter.faults();
  if (!fault) throw new Error('no attempt failed');
  return fault;
}

describe('concentrations', () => {
  it('finds since when, and on which server alone', () => {
    const fault = counted(
      120,
      (at) => at >= 60 && at % 2 === 0,
      (at) => ({ server: at % 2 === 0 ? 'EX02' : 'EX01' }),
    );
    expect(whenAndWhere(fault)).toBe(
      '450 4.4.317 SubjectMismatch is seen since Tuesday 2026-11-03 14:00 UTC, with 60 attempts before that free of it; only at EX02: 30 of 60 attempts there failed, and none of 60 elsewhere.',
    );
  });

  it('finds the address and the region', () => {
    const fault = counted(
      40,
      (at) => at % 4 === 0,
      (at) => ({
        targetAddress: at % 4 === 0 ? '192.0.2.11' : '192.0.2.10',
        eopServer: `X.eop-${at % 4 === 0 ? 'EUR05' : 'NAM11'}.prod.protection.outlook.com`,
      }),
    );
    expect(concentrations(fault)).toMatchObject([
      { dimension: 'addresses', names: ['192.0.2.11'], failed: 10, total: 10, elsewhere: 30 },
      { dimension: 'regions', names: ['EUR05'] },
    ]);
  });

  it('says nothing where failures are everywhere, or too little was tried elsewhere', () => {
    const everywhere = counted(
      40,
      (at) => at % 3 === 0,
      (at) => ({ server: at % 2 === 0 ? 'EX02' : 'EX01' }),
    );
    expect(whenAndWhere(everywhere)).toBeUndefined();
    const few = counted(
      8,
      (at) => at > 3,
      (at) => ({ server: at > 3 ? 'EX02' : 'EX01' }),
    );
    expect(concentrations(few)).toEqual([]);
  });
});
