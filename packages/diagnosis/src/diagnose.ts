import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { CAUSE_DEFINITIONS } from './causes/index.js';
import { rankCauses } from './causes/weighing/rank-causes.js';
import type { Cause, Diagnosis, Finding } from './diagnosis.js';
import { findGaps } from './gaps/find-gaps.js';
import { isJudgeable } from './is-judgeable.js';
import { meaningsOf } from './meanings.js';
import { staleEvidence } from './observe/stale-evidence.js';
import { predict } from './predict/predict.js';
import { readEvidence, type ReadEvidence } from './read-evidence.js';
import { RULES } from './rules/index.js';
import { runRules } from './rules/run-rules.js';
import type { Situation } from './situation.js';

/** Version of the shape of a diagnosis: the first number changes when a reader could break. */
export const SCHEMA_VERSION = '1.0';

export interface DiagnoseOptions {
  /** The moment everything is judged at, ISO 8601: certificates expire and rules begin by it. */
  readonly asOf: string;
}

/**
 * Reads the evidence, predicts what the configuration makes of a session, judges it, and ranks the causes.
 * The same items and `asOf` give the same diagnosis; nothing is read but the items.
 * @throws TypeError when `asOf` is not an ISO 8601 date or time.
 */
export async function diagnose(
  items: readonly EvidenceItem[],
  { asOf }: DiagnoseOptions,
): Promise<Diagnosis> {
  const moment = new Date(asOf);
  if (!/^\d{4}-\d{2}-\d{2}/.test(asOf) || Number.isNaN(moment.getTime())) {
    throw new TypeError(`asOf must be an ISO 8601 date or time, not ${JSON.stringify(asOf)}`);
  }
  return conclude(await readEvidence(items), moment.toISOString());
}

function conclude(evidence: ReadEvidence, asOf: string): Diagnosis {
  const { configuration, observations } = evidence;
  const predictions = predict(configuration, observations, asOf);
  const situation: Situation = { ...configuration, asOf, predictions, observations };
  const { findings, missing, issues } = runRules(RULES, situation);
  const causes = rankCauses(CAUSE_DEFINITIONS, ...relevant(situation, findings));
  return {
    schemaVersion: SCHEMA_VERSION,
    asOf,
    verdict: verdictOf(evidence, situation, causes, findings),
    evidence: evidence.summaries,
    meanings: meaningsOf(observations),
    causes,
    findings,
    predictions: predictions.map(({ prediction }) => prediction),
    gaps: findGaps(situation, causes, missing),
    issues: [...evidence.issues, ...issues, ...staleEvidence(situation)],
  };
}

/**
 * Advice, and servers that nothing leads Exchange Online to, explain what fails; where nothing was seen to fail they are no
 * cause of anything.
 */
function relevant(situation: Situation, findings: readonly Finding[]): [Situation, readonly Finding[]] {
  if (situation.observations.faults.length > 0) return [situation, findings];
  const predictions = situation.predictions.filter(({ reach }) => reach !== 'unlisted');
  return [{ ...situation, predictions }, findings.filter(({ severity }) => severity !== 'advice')];
}

function verdictOf(
  { summaries, observations }: ReadEvidence,
  situation: Situation,
  causes: readonly Cause[],
  findings: readonly Finding[],
): Diagnosis['verdict'] {
  if (summaries.every(({ records }) => records === 0)) return 'nothing-recognised';
  if (causes.length > 0) return 'causes-found';
  if (findings.some(({ severity }) => severity !== 'advice')) return 'faults-without-cause';
  if (observations.faults.some((fault) => fault.class === 'unknown')) return 'faults-without-cause';
  if (observations.faults.length > 0) return 'not-transport-security';
  return isJudgeable(situation) ? 'healthy' : 'nothing-to-judge';
}
