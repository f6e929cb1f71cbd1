import type { Fact } from '@hybrid-mailflow/trace-parser';
import type { Finding } from '../src/diagnosis.js';
import type { Observations } from '../src/observe/observations.js';
import { predict } from '../src/predict/predict.js';
import { RULES } from '../src/rules/index.js';
import { runRules } from '../src/rules/run-rules.js';
import type { Situation } from '../src/situation.js';
import { hybridSituation, type TestHybrid } from './hybrid.js';

/** The organization with something seen beside the exports. */
export async function observed(
  seen: Partial<Observations>,
  differing: Partial<TestHybrid> = { servers: ['EX01'] },
): Promise<Situation> {
  const given = await hybridSituation(differing);
  const observations = { ...given.observations, ...seen };
  return { ...given, observations, predictions: predict(given, observations, given.asOf) };
}

/** What a rule finds with facts beside the exports of a healthy organization. */
export async function findingsWithFacts(ruleId: string, facts: readonly Fact[]): Promise<readonly Finding[]> {
  const { findings, issues } = runRules(RULES, await observed({ facts }));
  if (issues.length > 0) throw new Error(issues.map(({ text }) => text).join('\n'));
  return findings.filter((finding) => finding.ruleId === ruleId);
}
