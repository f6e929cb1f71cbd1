import type { Cause, Finding } from '../../diagnosis.js';
import { isOurs } from '../../rules/delivery-attempts-failing.js';
import type { Situation } from '../../situation.js';
import { CAUSE_IDS, CAUSES } from '../cause-catalogue.js';
import type { CauseDefinition } from '../define-cause.js';
import { toObserved } from './observed.js';
import { possibilities, possibilitiesOfEvents, possibilitiesOfServed } from './possibilities.js';
import { applyPrecedence, onlyOneCertain } from './precedence.js';
import { isOneOf, viewOf } from './view.js';
import { weigh } from './weigh.js';
import { isSettled, type Weighed } from './weighed.js';
import { whyAbove } from './why-above.js';

/**
 * Ranks what may explain the findings and faults: by score, then by the likelihood the catalogue of codes gives, then by the
 * fixed order of the causes. Possibilities that rest on a text alone are only offered for faults that no settled cause explains.
 */
export function rankCauses(
  definitions: readonly CauseDefinition[],
  situation: Situation,
  findings: readonly Finding[],
): Cause[] {
  const view = viewOf(situation, findings);
  const assessed = definitions.flatMap((definition) => weigh(definition, view) ?? []);
  const settled = new Set(assessed.filter(isSettled).map(({ id }) => id));
  const words = definitions.filter(({ id }) => settled.has(id)).flatMap(({ faults }) => faults);
  const open = situation.observations.faults.filter((fault) => isOurs(fault) && !isOneOf(fault, words));
  const known = new Set(assessed.map(({ id }) => id));
  const possible = unique([
    ...open.flatMap((fault) => possibilities(fault, view)),
    ...(assessed.some(isSettled) ? [] : [...possibilitiesOfEvents(view), ...possibilitiesOfServed(view)]),
  ]);
  const likelihood = new Map(possible.map(({ id }, at) => [id, at]));
  const weighed = [...applyPrecedence(assessed), ...possible.filter(({ id }) => !known.has(id))];
  weighed.sort(
    (a, b) =>
      b.score - a.score ||
      (likelihood.get(a.id) ?? -1) - (likelihood.get(b.id) ?? -1) ||
      CAUSE_IDS.indexOf(a.id) - CAUSE_IDS.indexOf(b.id),
  );
  const ranked = onlyOneCertain(weighed);
  return ranked.map((cause, at) => toCause(cause, ranked[at + 1]));
}

/** Two faults may allow the same cause: it is stated once, with the first of them. */
function unique(causes: readonly Weighed[]): Weighed[] {
  return causes.filter(({ id }, at) => causes.findIndex((other) => other.id === id) === at);
}

function toCause(cause: Weighed, next: Weighed | undefined): Cause {
  const { id, summary, servers, grounds, findings, fault, expected, confidence } = cause;
  return {
    id,
    confidence,
    summary,
    servers,
    findings: findings.map((finding) => finding.id),
    observed: fault ? toObserved(fault) : null,
    expected,
    reasons: [...grounds.map(({ text }) => text), ...(next ? [whyAbove(cause, next)] : [])],
    settledBy: confidence === 'certain' ? [] : CAUSES[id].decidedBy,
  };
}
