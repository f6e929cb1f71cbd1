import type { Prediction } from '@hybrid-mailflow/diagnosis';
import { certificateText } from '../wording/certificate.js';
import type { Tone } from './line.js';

/** One server at the end of a path: what it answers with, and how that ends. */
export interface Branch {
  readonly server: string;
  readonly certificate: string;
  readonly outcome: string;
}

/** Servers that answer alike share a branch from this many on. */
const FOLD_FROM = 7;

export function branchesOf(predictions: readonly Prediction[], asOf: string): readonly Branch[] {
  const branches = predictions.map((prediction) => ({
    server: prediction.server,
    certificate: prediction.certificate === null ? '' : certificateText(prediction.certificate, asOf),
    outcome: prediction.outcome === 'delivered' ? 'ok' : prediction.outcome,
  }));
  return branches.length < FOLD_FROM ? branches : fold(branches);
}

function fold(branches: readonly Branch[]): readonly Branch[] {
  const alike = new Map<string, { first: Branch; others: number }>();
  for (const branch of branches) {
    const key = JSON.stringify([branch.certificate, branch.outcome]);
    const group = alike.get(key);
    if (group === undefined) alike.set(key, { first: branch, others: 0 });
    else group.others++;
  }
  return [...alike.values()].map(({ first, others }) =>
    others === 0 ? first : { ...first, server: `${first.server} and ${others} more` },
  );
}

/** How an outcome of a prediction, or the `ok` of a branch, is coloured. */
export function toneOfOutcome(outcome: string): Tone {
  if (['ok', 'delivered', 'delivered-as-internal'].includes(outcome)) return 'good';
  return outcome === 'unknown' ? 'doubtful' : 'bad';
}
