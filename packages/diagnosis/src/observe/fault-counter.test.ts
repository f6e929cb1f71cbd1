import type { DeliveryAttempt } from '@hybrid-mailflow/trace-parser';
import { describe, expect, it } from 'vitest';
import { FaultCounter } from './fault-counter.js';

function attempt(fields: Partial<DeliveryAttempt> & { line: number }): DeliveryAttempt {
  const { line, ...rest } = fields;
  return {
    format: 'message-trace-csv',
    outcome: 'deferred',
    class: 'certificate',
    replies: [],
    truncated: false,
    origin: { item: 'trace.csv', line },
    ...rest,
  };
}

const mismatch2017 = { replyCode: 450, enhancedCode: '4.7.320', token: 'SubjectMismatch' };
const mismatch2024 = { replyCode: 450, enhancedCode: '4.4.317', token: 'SubjectMismatch' };

describe('FaultCounter', () => {
  it('counts both wordings of a fault as one', () => {
    const counter = new FaultCounter();
    counter.add(attempt({ line: 2, ...mismatch2017 }));
    counter.add(attempt({ line: 3, ...mismatch2024 }));
    counter.add(attempt({ line: 4, outcome: 'delivered', class: 'unknown' }));
    expect(counter.faults()).toMatchObject([
      {
        fault: '450 4.7.320 SubjectMismatch',
        token: 'SubjectMismatch',
        share: { failed: 2, total: 3 },
        examplesOnly: false,
      },
    ]);
  });

  it('keeps quoted examples out of shares, whichever file is read first', () => {
    const pasted = attempt({
      line: 1,
      ...mismatch2024,
      format: 'pasted-reason',
      expectedSubject: 'mail.contoso.com',
    });
    const listed = attempt({ line: 2, ...mismatch2017 });
    for (const order of [
      [pasted, listed],
      [listed, pasted],
    ]) {
      const counter = new FaultCounter();
      for (const entry of order) counter.add(entry);
      expect(counter.faults()).toMatchObject([
        {
          fault: '450 4.7.320 SubjectMismatch',
          share: { failed: 1, total: 1 },
          origins: [{ line: 2 }],
          more: 0,
          expectedSubjects: ['mail.contoso.com'],
        },
      ]);
    }
  });

  it('counts sessions of a TLS report among themselves, and never with attempts', () => {
    const counter = new FaultCounter();
    const session = { format: 'tls-report', token: 'certificate-host-mismatch', outcome: 'failed' } as const;
    counter.add(attempt({ line: 1, ...session, count: 8 }));
    counter.add(
      attempt({ line: 2, format: 'tls-report', outcome: 'delivered', class: 'unknown', count: 92 }),
    );
    counter.add(attempt({ line: 3, ...mismatch2017 }));
    expect(counter.attempts).toBe(101);
    expect(counter.faults()).toMatchObject([
      { token: 'certificate-host-mismatch', share: { failed: 8, total: 100 }, examplesOnly: false },
      { token: 'SubjectMismatch', share: { failed: 1, total: 1 } },
    ]);
  });

  it.each(['ndr-mail', 'get-queue', 'get-message', 'queue-viewer'])('takes %s for an example', (format) => {
    const counter = new FaultCounter();
    counter.add(attempt({ line: 1, ...mismatch2024, format }));
    counter.add(attempt({ line: 2, outcome: 'delivered', class: 'unknown' }));
    expect(counter.faults()).toMatchObject([{ examplesOnly: true, share: { failed: 1, total: 1 } }]);
  });

  it('says so when only examples tell of a fault', () => {
    const counter = new FaultCounter();
    counter.add(attempt({ line: 1, ...mismatch2024, format: 'pasted-reason' }));
    expect(counter.faults()).toMatchObject([{ examplesOnly: true, share: { failed: 1, total: 1 } }]);
  });

  it('keeps a bounded number of origins and says how many more there are', () => {
    const counter = new FaultCounter();
    for (let line = 1; line <= 100; line++) counter.add(attempt({ line, ...mismatch2017 }));
    const [fault] = counter.faults();
    expect((fault?.origins.length ?? 0) + (fault?.more ?? 0)).toBe(100);
    expect(fault?.origins.length).toBeLessThan(20);
  });

  it('tells when a fault was first and last seen', () => {
    const counter = new FaultCounter();
    counter.add(attempt({ line: 1, ...mismatch2017, time: { raw: 'b', iso: '2026-11-04T10:00:00.000Z' } }));
    counter.add(attempt({ line: 2, ...mismatch2017, time: { raw: 'a', iso: '2026-11-03T14:00:00.000Z' } }));
    expect(counter.faults()).toMatchObject([
      { first: '2026-11-03T14:00:00.000Z', last: '2026-11-04T10:00:00.000Z' },
    ]);
  });
});
