import type { Difference, NotCompared } from '@hybrid-mailflow/connector-model';
import { describe, expect, it } from 'vitest';
import { formatComparisonText, type ComparedPart } from './format-comparison-text.js';

const difference = (changes: Partial<Difference> = {}): Difference => ({
  weight: 'breaking',
  flow: 'cloud-to-onprem',
  kind: 'ReceiveConnector',
  object: 'EX02\\Default Frontend EX02',
  server: 'EX02',
  change: 'changed',
  setting: 'AuthMechanism',
  reference: { value: ['Tls', 'Integrated'], origin: { item: 'case/EX01.txt', line: 4 } },
  actual: { value: [], origin: { item: 'case/EX02.txt', line: 9 } },
  text: 'Without Tls no STARTTLS.',
  ...changes,
});
const part = (
  differences: readonly Difference[],
  changes: Partial<ComparedPart> = {},
  notCompared: readonly NotCompared[] = [],
): ComparedPart => ({
  label: 'SERVERS',
  summary: 'The servers.',
  comparison: { differences, notCompared, compared: 7 },
  ...changes,
});
const lines = (parts: readonly ComparedPart[], options = {}) =>
  formatComparisonText(parts, { width: 80, evidenceRoot: 'case', ...options })
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, '  '));

describe('formatComparisonText', () => {
  it('reads like a review: old and new value with their places, and what it means', () => {
    expect(lines([part([difference()], { reference: () => 'EX01, EX03 (most)' })])).toEqual([
      'SERVERS The servers. 7 settings compared, 1 difference: 1 breaking.',
      'BREAKS  EX02\\Default Frontend EX02: AuthMechanism  cloud-to-onprem',
      '  - Tls, Integrated  EX01, EX03 (most), EX01.txt:4',
      '  + (empty)  EX02.txt:9',
      '  Without Tls no STARTTLS.',
      '',
    ]);
  });

  it('tells what several objects have in common once', () => {
    const alike = Array.from({ length: 5 }, (_, at) => difference({ object: `S${at}` }));
    expect(lines([part(alike)])[1]).toBe('BREAKS  S0, S1, S2 and 2 more: AuthMechanism  cloud-to-onprem');
  });

  it('counts harmless differences, or shows them', () => {
    const minor = difference({ weight: 'harmless', flow: 'none' });
    expect(lines([part([minor])])).toContain('MINOR  1 harmless difference, shown with --all');
    expect(lines([part([minor])], { all: true })[1]).toBe(
      'MINOR  EX02\\Default Frontend EX02: AuthMechanism',
    );
  });

  it('says what is not known, where, and why', () => {
    const unknown: NotCompared = {
      kind: 'ReceiveConnector',
      object: 'EX02\\Relay',
      reason: 'truncated',
      settings: ['RemoteIPRanges'],
      origin: { item: 'case/EX02.txt', line: 40 },
    };
    const many = Array.from({ length: 7 }, () => ({
      ...unknown,
      reason: 'not-exported' as const,
      settings: [],
    }));
    expect(lines([part([], {}, [unknown])])[1]).toBe(
      'UNKNOWN EX02\\Relay: RemoteIPRanges cut off in the export  EX02.txt:40',
    );
    expect(lines([part([], {}, many)]).at(-2)).toBe('  and 2 more objects');
  });

  it('tells whole objects, and what another part told already only by number', () => {
    const whole: Difference = {
      weight: 'risky',
      flow: 'cloud-to-onprem',
      kind: 'ReceiveConnector',
      object: 'EX02\\Relay',
      change: 'added',
      actual: { value: 'EX02\\Relay', origin: { item: 'case/EX02.txt', line: 9 } },
      text: 'It takes private addresses.',
    };
    expect(lines([part([whole])])[1]).toContain('EX02\\Relay: ReceiveConnector added');
    expect(lines([part([difference()], { told: () => true })])).toEqual([
      'SERVERS The servers. 7 settings compared, 1 difference: 1 breaking.',
      '  1 difference told above',
      '',
    ]);
  });

  it('makes hostile names visible', () => {
    expect(formatComparisonText([part([difference({ object: 'a\x1b[2J' })])])).toContain('a\\x1b[2J');
  });
});
