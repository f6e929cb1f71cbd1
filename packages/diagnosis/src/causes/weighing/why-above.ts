import { WEIGHTS, type GroundKind } from './ground.js';
import type { Weighed } from './weighed.js';

/** What a kind of ground is called where two causes are compared. */
const WORDS: Readonly<Record<GroundKind, string>> = {
  'configuration-proves': 'proof by the settings',
  'observation-proves': 'proof by what was seen',
  'observation-points': 'something seen that points to it',
  'configuration-suggests': 'settings that suggest it',
  'settings-are-clear': 'settings that leave it',
  'observation-fits': 'a fault that fits',
  'share-fits': 'a share that fits',
  noted: 'nothing',
  'share-contradicts': 'a share that does not fit',
  'observation-disagrees': 'something seen that fits it badly',
  'observation-contradicts': 'something seen that it cannot explain',
};

const KINDS = Object.keys(WEIGHTS) as readonly GroundKind[];

/** Why a cause stands above the next: the points of both, and the weightiest ground that only one of them has. */
export function whyAbove(cause: Weighed, next: Weighed): string {
  if (cause.score === next.score)
    return `As much speaks for ${next.id}: the evidence does not tell the two apart.`;
  const has = ({ grounds }: Weighed, kind: GroundKind) => grounds.some((ground) => ground.kind === kind);
  const gain = KINDS.find((kind) => WEIGHTS[kind] > 0 && has(cause, kind) && !has(next, kind));
  const loss = KINDS.find((kind) => WEIGHTS[kind] < 0 && has(next, kind) && !has(cause, kind));
  const difference =
    gain !== undefined
      ? `, which lacks ${WORDS[gain]}`
      : loss !== undefined
        ? `, against which stands ${WORDS[loss]}`
        : '';
  return `Above ${next.id} (${cause.score} points against ${next.score})${difference}.`;
}
