import { describe, expect, it } from 'vitest';
import type { Situation } from '../situation.js';
import { defineRule, type Outcome } from './define-rule.js';
import { runRules } from './run-rules.js';

const rule = (id: string, evaluate: () => readonly Outcome[]) =>
  defineRule({
    id,
    title: id,
    severity: 'advice',
    cites: [{ title: 't', url: 'https://example.org' }],
    evaluate,
  });
const failing: Outcome = {
  outcome: 'fail',
  confidence: 'high',
  summary: 's',
  primary: { item: 'a' },
  args: {},
};
const EDGE = { name: 'EDGE01', receiveConnectors: [], edge: true };
const situation = { servers: new Map([['EDGE01', EDGE]]) } as unknown as Situation;

describe('runRules', () => {
  it('numbers findings in order and keeps what was missing', () => {
    const results = runRules(
      [
        rule('one', () => [failing, { outcome: 'pass' }]),
        rule('two', () => [{ outcome: 'insufficient-evidence', missing: ['message-trace'] }]),
        rule('three', () => [{ ...failing, severity: 'blocker' }]),
      ],
      situation,
    );
    expect(results.findings.map(({ id, ruleId, severity }) => [id, ruleId, severity])).toEqual([
      ['F1', 'one', 'advice'],
      ['F2', 'three', 'blocker'],
    ]);
    expect([...results.missing]).toEqual(['message-trace']);
  });

  it('marks findings of an Edge server, which no script of the organization reaches (§F.2.3)', () => {
    const at = (server: string): Outcome => ({ ...failing, args: { server } });
    const { findings } = runRules([rule('one', () => [at('EDGE01'), at('EX01')])], situation);
    expect(findings.map(({ args }) => args)).toEqual([{ server: 'EDGE01', edge: true }, { server: 'EX01' }]);
  });

  it('reports a rule that breaks, and goes on', () => {
    const broken = rule('broken', () => {
      throw new Error('boom');
    });
    const results = runRules([broken, rule('fine', () => [failing])], situation);
    expect(results.findings).toHaveLength(1);
    expect(results.issues).toMatchObject([{ code: 'RULE_FAILED', origin: { item: 'rule broken' } }]);
  });
});
