import type { Confidence } from '../../diagnosis.js';

/**
 * What speaks for or against a cause, and how much. The scheme is written down for readers in
 * docs/reference/how-causes-are-ranked.md; a test holds the two together.
 */
export const WEIGHTS = {
  /** The exported settings prove it, with no unknown input. */
  'configuration-proves': 4,
  /** A server, a tool or a log names this very fault of this very thing. */
  'observation-proves': 4,
  /** Something was seen that this cause produces and few others do. */
  'observation-points': 3,
  /** The settings point to it, but an input is unknown or the documentation is not clear. */
  'configuration-suggests': 2,
  /** The settings make no session fail like this, so that what lies outside them is left. */
  'settings-are-clear': 2,
  /** The fault seen is one this cause produces. */
  'observation-fits': 1,
  /** The share of failing attempts is near what the settings make us expect. */
  'share-fits': 1,
  /** Worth knowing: when and where it fails. */
  noted: 0,
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
 * `certain`: proven and seen by something else as well, nothing against it. `high`: proven, or suggested and seen clearly.
 * `medium`: seen clearly, or suggested. `low`: no more than compatible with the text.
 */
export function confidenceOf(grounds: readonly Ground[]): Confidence {
  const has = (...kinds: GroundKind[]) => grounds.some(({ kind }) => kinds.includes(kind));
  const against = grounds.some(({ kind }) => WEIGHTS[kind] < 0);
  const proven = has('configuration-proves', 'observation-proves');
  const seen =
    has('observation-points', 'observation-fits') ||
    (has('configuration-proves') && has('observation-proves'));
  if (proven && seen && !against) return 'certain';
  if (has('observation-contradicts')) return 'low';
  if (proven) return 'high';
  const suggested = has('configuration-suggests', 'settings-are-clear');
  if (suggested && has('observation-points') && !against) return 'high';
  return suggested || has('observation-points') ? 'medium' : 'low';
}
