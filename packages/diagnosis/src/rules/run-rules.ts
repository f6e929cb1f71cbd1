import type { Issue } from '@hybrid-mailflow/evidence';
import type { Finding } from '../diagnosis.js';
import type { GapId } from '../gaps/gap-catalogue.js';
import type { Situation } from '../situation.js';
import type { Failure, Outcome, Rule } from './define-rule.js';

export interface RuleResults {
  readonly findings: readonly Finding[];
  /** What rules would have needed to judge at all. */
  readonly missing: ReadonlySet<GapId>;
  readonly issues: readonly Issue[];
}

/** Runs every rule; one that breaks is reported about itself and does not take the others with it. */
export function runRules(rules: readonly Rule[], situation: Situation): RuleResults {
  const findings: Finding[] = [];
  const missing = new Set<GapId>();
  const issues: Issue[] = [];
  for (const rule of rules) {
    for (const outcome of outcomesOf(rule, situation, issues)) {
      if (outcome.outcome === 'fail') findings.push(findingOf(rule, outcome, findings.length, situation));
      if (outcome.outcome === 'insufficient-evidence') for (const gap of outcome.missing) missing.add(gap);
    }
  }
  return { findings, missing, issues };
}

function outcomesOf(rule: Rule, situation: Situation, issues: Issue[]): readonly Outcome[] {
  try {
    return rule.evaluate(situation);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = `The rule ${rule.id} failed and was left out: ${reason}`;
    issues.push({ code: 'RULE_FAILED', severity: 'error', text, origin: { item: `rule ${rule.id}` } });
    return [];
  }
}

function findingOf(rule: Rule, failure: Failure, position: number, situation: Situation): Finding {
  return {
    id: `F${position + 1}`,
    ruleId: rule.id,
    severity: failure.severity ?? rule.severity,
    confidence: failure.confidence,
    summary: failure.summary,
    primary: failure.primary,
    related: failure.related ?? [],
    args: { ...failure.args, ...kindOfServer(failure, situation) },
  };
}

/**
 * What the directory of the organization tells to change does not reach an Edge server (§F.2.3), and Exchange 2010 lacks
 * parameters (§D.4).
 */
function kindOfServer({ args }: Failure, { servers }: Situation): Failure['args'] {
  const { server } = args;
  const record = typeof server === 'string' ? servers.get(server) : undefined;
  return {
    ...(record?.edge === true && { edge: true }),
    ...(record?.version?.product === '2010' && { product: '2010' }),
  };
}
