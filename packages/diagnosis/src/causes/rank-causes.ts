import type { Cause, Confidence, Finding } from '../diagnosis.js';
import { isOurs } from '../rules/delivery-attempts-failing.js';
import type { Situation } from '../situation.js';
import { CAUSE_IDS, CAUSES, type CauseId } from './cause-catalogue.js';
import type { Assessment, CauseDefinition } from './define-cause.js';
import { confidenceOf, scoreOf } from './ground.js';
import { possibilities } from './possibilities.js';

interface Weighed {
  readonly id: CauseId;
  readonly assessment: Assessment;
  readonly score: number;
  readonly confidence: Confidence;
}

const SETTLED: ReadonlySet<Confidence> = new Set(['certain', 'high']);

/**
 * Ranks what may explain the findings and faults: by score, then by the fixed order of the causes.
 * Possibilities that rest on a text alone are only offered for faults that no settled cause explains.
 */
export function rankCauses(
  definitions: readonly CauseDefinition[],
  situation: Situation,
  findings: readonly Finding[],
): Cause[] {
  const assessed = definitions.flatMap(({ id, assess }) => weigh(id, assess({ situation, findings })));
  const explained = new Set(
    assessed
      .filter(({ confidence }) => SETTLED.has(confidence))
      .map(({ assessment }) => assessment.observed?.fault),
  );
  const open = situation.observations.faults.filter((fault) => isOurs(fault) && !explained.has(fault.fault));
  const known = new Set(assessed.map(({ id }) => id));
  const possible = open.flatMap((fault) => possibilities(fault, findings)).filter(({ id }) => !known.has(id));
  const weighed = [...assessed, ...unique(possible).flatMap(({ id, assessment }) => weigh(id, assessment))];
  weighed.sort((a, b) => b.score - a.score || orderOf(a, b, possible));
  return weighed.map((cause, at) => toCause(cause, weighed[at + 1]));
}

function weigh(id: CauseId, assessment: Assessment | undefined): Weighed[] {
  if (!assessment) return [];
  return [
    { id, assessment, score: scoreOf(assessment.grounds), confidence: confidenceOf(assessment.grounds) },
  ];
}

/** Two faults may allow the same cause: it is stated once, with the first of them. */
function unique<Entry extends { readonly id: CauseId }>(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ id }, at) => entries.findIndex((other) => other.id === id) === at);
}

/** Among equals: the order of likelihood the catalogue of codes gives, then the fixed order. */
function orderOf(a: Weighed, b: Weighed, possible: readonly { readonly id: CauseId }[]): number {
  const likelihood = (cause: Weighed) => possible.findIndex(({ id }) => id === cause.id);
  return likelihood(a) - likelihood(b) || CAUSE_IDS.indexOf(a.id) - CAUSE_IDS.indexOf(b.id);
}

function toCause({ id, assessment, confidence, score }: Weighed, next: Weighed | undefined): Cause {
  const { summary, servers, grounds, findings, observed, expected } = assessment;
  const above =
    next && score > next.score ? [`Above ${next.id}: ${score} points against ${next.score}.`] : [];
  return {
    id,
    confidence,
    summary,
    servers,
    findings: findings.map((finding) => finding.id),
    observed,
    expected,
    reasons: [...grounds.map(({ text }) => text), ...above],
    settledBy: confidence === 'certain' ? [] : CAUSES[id].decidedBy,
  };
}
