import type { Ground, GroundKind } from './ground.js';

const of =
  (kind: GroundKind) =>
  (text: string): Ground => ({ kind, text });

/** Grounds by what they say; the points of each are in ground.ts. */
export const proven = of('configuration-proves');
export const suggested = of('configuration-suggests');
export const shown = of('observation-proves');
export const points = of('observation-points');
export const fits = of('observation-fits');
export const clear = of('settings-are-clear');
export const shareFits = of('share-fits');
export const noted = of('noted');
export const disagrees = of('observation-disagrees');
export const contradicts = of('observation-contradicts');

/** The settings prove it where a prediction is sure of them, else they suggest it. */
export function bySettings(confidence: 'certain' | 'high' | 'medium' | 'low', text: string): Ground {
  return confidence === 'certain' || confidence === 'high' ? proven(text) : suggested(text);
}
