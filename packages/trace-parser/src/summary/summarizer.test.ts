import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt } from '../delivery-attempt.js';
import type { TraceRecord } from '../format.js';
import type { SessionRecord } from '../session-record.js';
import { Summarizer } from './summarizer.js';
import type { SummaryLimits, TraceSummary } from './trace-summary.js';

function attempt(fields: Partial<DeliveryAttempt> & { line: number }): TraceRecord {
  const { line, ...rest } = fields;
  return {
    kind: 'attempt',
    attempt: {
      format: 'message-trace-csv',
      outcome: 'deferred',
      class: 'certificate',
      token: 'SubjectMismatch',
      replies: [],
      truncated: false,
      origin: { item: 'trace.csv', line },
      ...rest,
    },
  };
}

function session(fields: Partial<SessionRecord> & { line: number }): TraceRecord {
  const { line, ...rest } = fields;
  return {
    kind: 'session',
    session: {
      log: 'smtp-receive',
      sessionId: `id${line}`,
      connector: 'EX02\\Default Frontend EX02',
      server: 'EX02',
      start: '2026-03-02T08:00:00.000Z',
      bannerMasked: false,
      startTlsUsed: true,
      anonymousTlsUsed: false,
      replies: [],
      recipients: 0,
      recipientAddresses: [],
      accepted: 0,
      messages: [],
      notes: [],
      omitted: 0,
      opened: true,
      closed: true,
      rows: 10,
      origin: { item: 'RECV.LOG', line },
      ...rest,
    },
  };
}

function sum(records: readonly TraceRecord[], limits?: Partial<SummaryLimits>): TraceSummary {
  const summarizer = new Summarizer(limits);
  for (const record of records) summarizer.record(record);
  return summarizer.summary();
}

describe('attempts like one before', () => {
  const first = attempt({ line: 1, messageId: '<1>', server: 'EX01', time: { raw: '', iso: moment(0) } });
  const others = Array.from({ length: 30 }, (_, at) => ({
    line: at + 2,
    messageId: `<${at % 7}>`,
    iso: moment(20 - at),
  }));

  it.each([
    ['deferred', {}],
    ['delivered', { outcome: 'delivered' }],
    ['steps that do not count', { event: 'RECEIVE' }],
  ] as const)('%s: sum up as if each had been recorded', (_name, fields) => {
    if (first.kind !== 'attempt') throw new Error(first.kind);
    const like = { ...first.attempt, ...fields };
    const summarizer = new Summarizer();
    summarizer.record({ kind: 'attempt', attempt: like });
    const count = summarizer.attemptsLike(like);
    for (const { line, messageId, iso } of others) count(iso, messageId, line);
    const recorded = (iso: string, messageId: string, line: number): TraceRecord => ({
      kind: 'attempt',
      attempt: { ...like, messageId, time: { raw: '', iso }, origin: { item: 'trace.csv', line } },
    });
    const each = others.map(({ line, messageId, iso }) => recorded(iso, messageId, line));
    expect(summarizer.summary()).toEqual(sum([{ kind: 'attempt', attempt: like }, ...each]));
    // What is asked for in between changes nothing.
    count(moment(1), '<new>', 99);
    const last = recorded(moment(1), '<new>', 99);
    expect(summarizer.summary()).toEqual(sum([{ kind: 'attempt', attempt: like }, ...each, last]));
  });

  function moment(minutes: number): string {
    return new Date(Date.parse('2026-03-02T08:00:00.000Z') + minutes * 600_000).toISOString();
  }
});

describe('Summarizer', () => {
  it('counts failing attempts by fault, server and hour, and what went well beside them', () => {
    const time = (iso: string) => ({ raw: iso, iso });
    const summary = sum([
      attempt({
        line: 2,
        targetAddress: '198.51.100.12',
        time: time('2026-03-03T14:05:00.000Z'),
        messageId: '<a>',
      }),
      attempt({
        line: 3,
        targetAddress: '198.51.100.12',
        time: time('2026-03-03T14:25:00.000Z'),
        messageId: '<a>',
      }),
      attempt({
        line: 4,
        targetAddress: '198.51.100.11',
        outcome: 'delivered',
        time: time('2026-03-03T14:30:00.000Z'),
      }),
    ]);
    expect(summary.cells).toEqual([
      { kind: 'attempt', fault: '', hour: '2026-03-03T14', server: '198.51.100.11', count: 1 },
      { kind: 'attempt', fault: 'SubjectMismatch', hour: '2026-03-03T14', server: '198.51.100.12', count: 2 },
    ]);
    expect(summary.faults[1]).toMatchObject({
      fault: 'SubjectMismatch',
      class: 'certificate',
      count: 2,
      messages: { count: 1, exact: true },
      first: '2026-03-03T14:05:00.000Z',
      last: '2026-03-03T14:25:00.000Z',
      examples: [
        { item: 'trace.csv', line: 2 },
        { item: 'trace.csv', line: 3 },
      ],
    });
  });

  it('counts no step on the way', () => {
    const summary = sum([
      attempt({ line: 2, event: 'RECEIVE', outcome: 'unknown', class: 'unknown' }),
      attempt({ line: 3, event: 'Submit', outcome: 'deferred' }),
    ]);
    expect(summary.faults).toEqual([]);
  });

  it('keeps quoted examples apart from what lists attempts', () => {
    const summary = sum([attempt({ line: 1, format: 'pasted-reason' }), attempt({ line: 2 })]);
    expect(summary.faults.map(({ kind, count }) => [kind, count])).toEqual([
      ['attempt', 1],
      ['example', 1],
    ]);
  });

  it('counts the sessions of each certificate a connector sent, by peer', () => {
    const certificate = { thumbprint: 'AA', names: [], origin: { item: 'RECV.LOG', line: 9 } };
    const clientName = 'EUR05-VI1-obe.outbound.protection.outlook.com';
    const summary = sum([
      session({ line: 8, sentCertificate: certificate, clientName }),
      session({
        line: 2,
        sentCertificate: { ...certificate, origin: { item: 'RECV.LOG', line: 3 } },
        clientName,
      }),
      session({ line: 5, sentCertificate: certificate, accepted: 2, remoteEndpoint: '10.20.3.7:2525' }),
    ]);
    expect(summary.served).toMatchObject([
      { peer: '10.20.3.0/24', sessions: 1, accepted: 1, endedAfterTls: 0 },
      { peer: 'EUR05', sessions: 2, accepted: 0, endedAfterTls: 2, certificate: { origin: { line: 3 } } },
    ]);
    expect(summary.faults.map(({ fault, count, accepted }) => [fault, count, accepted])).toEqual([
      ['', 1, 2],
      ['ended-after-tls', 2, 0],
    ]);
  });

  it('says of every list how much it left out', () => {
    const records = Array.from({ length: 9 }, (_, at) =>
      attempt({ line: at, token: `T${at % 3}`, connector: `C${at}`, messageId: `<${at}>`, server: `S${at}` }),
    );
    const { faults, faultsOmitted, cells, cellsOmitted } = sum(records, {
      faults: 2,
      names: 1,
      cells: 4,
      examples: 1,
      messages: 2,
    });
    expect({ faults: faults.map(({ fault }) => fault), faultsOmitted }).toEqual({
      faults: ['T0', 'T1'],
      faultsOmitted: 3,
    });
    expect(faults[0]).toMatchObject({
      count: 3,
      connectors: { names: [{ name: 'C0', count: 1 }], omitted: 2 },
      messages: { exact: false },
      examples: [{ line: 0 }],
    });
    expect({ cells: cells.length, cellsOmitted }).toEqual({ cells: 4, cellsOmitted: 5 });
  });

  it('estimates how many different messages failed where they are too many to be counted', () => {
    const many = Array.from({ length: 50_000 }, (_, at) =>
      attempt({ line: at, messageId: `<${at}@fabrikam.com>` }),
    );
    const messages = sum(many).faults[0]?.messages;
    expect(messages?.exact).toBe(false);
    expect(Math.abs((messages?.count ?? 0) - 50_000)).toBeLessThan(5_000);
  });

  it('refuses limits that are none', () => {
    expect(() => new Summarizer({ faults: -1 })).toThrow(TypeError);
    expect(() => new Summarizer({ rows: 5 } as Partial<SummaryLimits>)).toThrow(TypeError);
  });

  it('gives the same for any order and any grouping, also where the limits are hit', () => {
    const word = fc.constantFrom('A', 'B', 'C', 'D', 'E');
    const hour = fc.integer({ min: 0, max: 9 });
    const records = fc.array(
      fc.oneof(
        fc
          .record({ token: word, server: word, connector: word, messageId: word, hour })
          .map(({ hour: at, ...fields }) => {
            const iso = `2026-03-02T0${at}:00:00.000Z`;
            return (line: number) => attempt({ line, ...fields, time: { raw: iso, iso } });
          }),
        fc
          .record({ connector: word, server: word, thumbprint: word, accepted: fc.nat(1) })
          .map(({ thumbprint, ...fields }) => {
            return (line: number) =>
              session({
                line,
                ...fields,
                sentCertificate: { thumbprint, names: [], origin: { item: 'RECV.LOG', line } },
              });
          }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        records,
        fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }),
        fc.boolean(),
        (made, groups, tight) => {
          const limits = tight
            ? { faults: 2, cells: 3, names: 1, certificates: 2, examples: 2, messages: 2 }
            : {};
          const all = made.map((make, line) => make(line));
          const whole = sum(all, limits);
          const parts = [0, 1, 2, 3].map((group) =>
            sum(
              all.filter((_, at) => groups[at] === group),
              limits,
            ),
          );
          const merged = (order: readonly (TraceSummary | undefined)[]) => {
            const summarizer = new Summarizer(limits);
            for (const part of order) if (part) summarizer.merge(structuredClone(part));
            return summarizer.summary();
          };
          const [a, b, c, d] = parts;
          expect(merged([a, b, c, d])).toEqual(whole);
          expect(merged([merged([d, b]), merged([c, a])])).toEqual(whole);
          expect(merged([merged([merged([b, a]), d]), c])).toEqual(whole);
        },
      ),
    );
  });
});
