import { caseFile } from '@hybrid-mailflow/testing';
import { describe, expect, it } from 'vitest';
import { parseTrace } from './parse-trace.js';

const read = (item: string) => parseTrace(caseFile('half-deferred', item), { item });
const attemptsOf = (item: string) =>
  read(item).records.flatMap((record) => (record.kind === 'attempt' ? [record.attempt] : []));
const sessionsOf = (item: string) =>
  read(item).records.flatMap((record) => (record.kind === 'session' ? [record.session] : []));

describe('the founding case', () => {
  it('has one fault in the wordings of 2017 and 2024', () => {
    const deferred = attemptsOf('trace.csv').filter(({ outcome }) => outcome === 'deferred');
    expect(deferred).toHaveLength(61);
    expect(
      new Set(deferred.map(({ enhancedCode, token }) => `${enhancedCode ?? ''} ${token ?? ''}`)),
    ).toEqual(new Set(['4.7.320 SubjectMismatch']));
    expect(attemptsOf('pasted-line.txt')).toMatchObject([
      { enhancedCode: '4.4.317', token: 'SubjectMismatch', presentedSubject: 'CN=EX02' },
    ]);
  });

  it.each([
    ['EX01', 57, 57],
    ['EX02', 61, 0],
  ])('shows the sessions of %s, taken apart from interleaved rows', (server, sessions, accepted) => {
    const { issues } = read(`${server}/RECV2026111714-1.LOG`);
    const cloud = sessionsOf(`${server}/RECV2026111714-1.LOG`).filter(
      ({ sentCertificate }) => sentCertificate,
    );
    expect(issues).toEqual([]);
    expect(cloud).toHaveLength(sessions);
    expect(cloud.filter((session) => session.accepted > 0)).toHaveLength(accepted);
    expect(new Set(cloud.map(({ sentCertificate }) => sentCertificate?.subject)).size).toBe(1);
  });
});
