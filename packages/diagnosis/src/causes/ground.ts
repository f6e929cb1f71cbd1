import type { Confidence } from '../diagnosis.js';

/**
 * What speaks for or against a cause, and how much. The scheme is written down for readers in
 * docs/reference/how-causes-are-ranked.md; a test holds the two together.
 */
export const WEIGHTS = {
  /** The exported settings prove it, with no unknown input. */
  'configuration-proves': 4,
  /** The settings point to it, but an input is unknown or the documentation is not clear. */
  'configuration-suggests': 2,
  /** Something was seen that this cause produces and few others do. */
  'observation-points': 3,
  /** The fault seen is one this cause produces. */
  'observation-fits': 1,
  /** The share of failing attempts is near what the settings make us expect. */
  'share-fits': 1,
  /** The share is far from it. */
  'share-contradicts': -2,
  /** Something was seen that fits this cause badly. */
  'observation-disagrees': -2,
  /** Something was seen that this cause cannot explain. */
  'observation-contradicts': -4,
} as const;

export type GroundKind = keyof typeof WEIGHTS;

export interface Ground {
  readonly kind: GroundKind;
  /** One sentence, for the reader. */
  readonly text: string;
}

export function scoreOf(grounds: readonly Ground[]): number {
  return grounds.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0);
}

/**
 * `certain`: proven by the settings and seen, nothing against it. `high`: proven, or suggested and seen clearly.
 * `medium`: seen clearly, or suggested. `low`: no more than compatible with the text.
 */
export function confidenceOf(grounds: readonly Ground[]): Confidence {
  const has = (kind: GroundKind) => grounds.some((ground) => ground.kind === kind);
  const against = grounds.some(({ kind }) => WEIGHTS[kind] < 0);
  const seen = has('observation-points') || has('observation-fits');
  if (has('configuration-proves') && seen && !against) return 'certain';
  if (has('configuration-proves') && !has('observation-contradicts')) return 'high';
  if (has('configuration-suggests') && has('observation-points') && !against) return 'high';
  if ((has('configuration-suggests') || has('observation-points')) && !has('observation-contradicts'))
    return 'medium';
  return 'low';
}
