import type { Cause, Confidence, Diagnosis, Finding, Gap } from '@hybrid-mailflow/diagnosis';
import type { Answer, SettingChange } from './answer.js';
import { ANSWERS, ONLY_FOR_A_CAUSE } from './answers/registry.js';
import { doubtedEvidence, doubtOf } from './doubted-evidence.js';
import { onEdgeServer } from './edge-server.js';
import { onExchange2010 } from './exchange-2010.js';
import { FindingArguments } from './finding-arguments.js';
import { fingerprintOf } from './fingerprint.js';
import { instruct } from './instructions/instruct.js';
import { whatIsMissing } from './missing-arguments.js';
import type { Alternative, Plan, Problem, Refusal, RefusalCode, Step } from './plan.js';
import { stepsOf, type WantedChange } from './steps-of.js';
import { summaryOf } from './plan-summary.js';
import { unsafeValue } from './unsafe-value.js';

export interface PlanOptions {
  /** Causes and findings less sure than this get no step. Default `medium`: a script checks every old value again. */
  readonly minimumConfidence?: Confidence;
}

export const PLAN_SCHEMA_VERSION = '1.0';

const SURENESS: readonly Confidence[] = ['low', 'medium', 'high', 'certain'];

/**
 * Turns a diagnosis into a plan: what to change where, in which order, and what not to touch and why.
 * Pure and total: whatever cannot be planned is a refusal with its reason.
 */
export function planRemediation(diagnosis: Diagnosis, options: PlanOptions = {}): Plan {
  const isSure = atLeast(options.minimumConfidence ?? 'medium');
  const causes = diagnosis.causes.filter(({ confidence }) => isSure(confidence));
  const refusals: Refusal[] = [];
  const wanted: WantedChange[] = [];
  const alternatives: Alternative[] = [];

  for (const cause of diagnosis.causes)
    if (!causes.includes(cause)) refusals.push(tooUncertain(cause, diagnosis.gaps));
  for (const finding of findingsToAnswer(diagnosis, causes, isSure)) {
    const answer = answerTo(finding, diagnosis, refusals);
    for (const change of answer.changes ?? []) wanted.push({ change, finding });
    for (const alternative of answer.alternatives ?? []) {
      if (!alternatives.some(({ id }) => id === alternative.id)) alternatives.push(alternative);
    }
  }
  if (wanted.length === 0 && refusals.some(({ code }) => code === 'CAUSE_TOO_UNCERTAIN'))
    refusals.push(...doubtedEvidence(diagnosis));
  if (diagnosis.causes.length === 0 && wanted.length === 0) refusals.push(nothingToRepair(diagnosis));

  const { steps, refusals: conflicts } = stepsOf(wanted);
  const refused = new Set(
    refusals.filter(({ code }) => FINAL.includes(code)).flatMap(({ findings }) => findings),
  );
  const open = causes.filter(({ findings }) => !findings.some((finding) => refused.has(finding)));
  const { instructions, refusals: unknown } = instruct(worthAPerson(open), steps, diagnosis);
  return {
    schemaVersion: PLAN_SCHEMA_VERSION,
    fingerprint: fingerprintOf(diagnosis),
    asOf: diagnosis.asOf,
    causes: causes.map(({ id }) => id),
    problems: problemsOf(causes, steps, diagnosis),
    summary: summaryOf(diagnosis, steps, instructions.length),
    steps,
    instructions,
    alternatives,
    refusals: together([...refusals, ...conflicts, ...unknown]),
  };
}

function atLeast(minimum: Confidence): (confidence: Confidence) => boolean {
  return (confidence) => SURENESS.indexOf(confidence) >= SURENESS.indexOf(minimum);
}

/** The causes somebody is sent for: the settled ones, else the first, where no other is as likely. */
function worthAPerson(causes: readonly Cause[]): readonly Cause[] {
  const settled = causes.filter(({ confidence }) => atLeast('high')(confidence));
  if (settled.length > 0) return settled;
  const [first, second] = causes;
  return first && first.confidence !== second?.confidence ? [first] : [];
}

/** The findings of sure causes, and sure findings no cause claims; never one that belongs to doubtful causes only. */
function findingsToAnswer(
  diagnosis: Diagnosis,
  sureCauses: readonly Cause[],
  isSure: (confidence: Confidence) => boolean,
): Finding[] {
  const claimed = new Set(diagnosis.causes.flatMap(({ findings }) => findings));
  const sure = new Set(sureCauses.flatMap(({ findings }) => findings));
  return diagnosis.findings.filter(
    ({ id, ruleId, confidence }) =>
      isSure(confidence) && (sure.has(id) || (!claimed.has(id) && !ONLY_FOR_A_CAUSE.has(ruleId))),
  );
}

/**
 * Refusals after which no instruction is added: new evidence comes first, so nobody is sent to do by hand what no script may do;
 * or the refusal itself tells what to type on that server.
 */
const FINAL: readonly RefusalCode[] = [
  'EDGE_SERVER',
  'EVIDENCE_CONTRADICTORY',
  'EVIDENCE_STALE',
  'EXCHANGE_TOO_OLD',
];

function answerTo(finding: Finding, diagnosis: Diagnosis, refusals: Refusal[]): Answer {
  const answer = ANSWERS.get(finding.ruleId);
  if (answer === undefined) return {};
  const args = new FindingArguments(finding);
  const answered = answer(args);
  const refusal = refusalOf(finding, args, answered.changes ?? [], diagnosis);
  if (refusal === undefined) return answered;
  refusals.push(refusal);
  return {};
}

function refusalOf(
  finding: Finding,
  args: FindingArguments,
  changes: readonly SettingChange[],
  diagnosis: Diagnosis,
): Refusal | undefined {
  if (args.missing.length > 0) {
    return {
      code: 'FINDING_INCOMPLETE',
      text: `${finding.summary} No step, because ${whatIsMissing(args)}.`,
      causes: [],
      findings: [finding.id],
    };
  }
  const unsafe = changes.flatMap((change) => unsafeValue(change, finding.id) ?? []);
  return (
    unsafe[0] ??
    doubtOf(finding, changes, diagnosis) ??
    onEdgeServer(args, changes) ??
    onExchange2010(args, changes)
  );
}

function tooUncertain(cause: Cause, gaps: readonly Gap[]): Refusal {
  // What is no gap has been given, and has not settled it.
  const evidence = gaps.filter(({ id }) => cause.settledBy.includes(id)).map(({ summary }) => summary);
  const settledBy = evidence.length === 0 ? '' : ` What would settle it: ${evidence.join('; ')}.`;
  return {
    code: 'CAUSE_TOO_UNCERTAIN',
    text: `${cause.id} is only possible (confidence ${cause.confidence}), so nothing is changed for it.${settledBy}`,
    causes: [cause.id],
    findings: [],
  };
}

const NOTHING_TO_REPAIR: Readonly<Partial<Record<Diagnosis['verdict'], Pick<Refusal, 'code' | 'text'>>>> = {
  'not-transport-security': {
    code: 'NOT_TRANSPORT_SECURITY',
    text: 'The failures are not about TLS, certificates or connectors, so there is nothing here to change.',
  },
  healthy: { code: 'NO_CAUSE', text: 'The evidence shows nothing wrong, so nothing is changed.' },
};

function nothingToRepair({ verdict }: Diagnosis): Refusal {
  const text = 'The diagnosis names no cause, so nothing is changed.';
  return { ...(NOTHING_TO_REPAIR[verdict] ?? { code: 'NO_CAUSE', text }), causes: [], findings: [] };
}

function problemsOf(
  causes: readonly Cause[],
  steps: readonly Step[],
  { findings }: Diagnosis,
): readonly Problem[] {
  const answered = new Set(steps.flatMap(({ answers }) => answers));
  return [...causes, ...findings.filter(({ id }) => answered.has(id))].map(({ id, summary }) => ({
    id,
    text: summary,
  }));
}

/** What is refused for the same reason is said once. */
function together(refusals: readonly Refusal[]): readonly Refusal[] {
  const byText = new Map<string, Refusal>();
  for (const refusal of refusals) {
    const { causes = [], findings = [] } = byText.get(refusal.text) ?? {};
    byText.set(refusal.text, {
      ...refusal,
      causes: [...causes, ...refusal.causes],
      findings: [...findings, ...refusal.findings],
    });
  }
  return [...byText.values()];
}
