import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { confidenceOf, scoreOf, WEIGHTS, type Ground, type GroundKind } from './ground.js';

const grounds = (...kinds: GroundKind[]): Ground[] => kinds.map((kind) => ({ kind, text: kind }));

describe('grounds', () => {
  it('are the ones the documentation tells of, with the same points', () => {
    const page = readFileSync(
      join(import.meta.dirname, '../../../../../docs/reference/how-causes-are-ranked.md'),
      'utf8',
    );
    const documented = [...page.matchAll(/^\| `([a-z-]+)`\s+\|\s*(-?\d+) \|/gm)].map(([, kind, points]) => [
      kind,
      Number(points),
    ]);
    expect(Object.fromEntries(documented)).toEqual(WEIGHTS);
  });

  it('add up', () => {
    expect(scoreOf(grounds('configuration-proves', 'observation-fits', 'share-contradicts'))).toBe(3);
  });

  it.each([
    [grounds('configuration-proves', 'observation-fits', 'share-fits'), 'certain'],
    [grounds('configuration-proves', 'observation-fits', 'share-contradicts'), 'high'],
    [grounds('configuration-proves'), 'high'],
    [grounds('configuration-proves', 'observation-contradicts'), 'low'],
    [grounds('configuration-suggests', 'observation-points'), 'high'],
    [grounds('observation-points', 'observation-fits'), 'medium'],
    [grounds('observation-fits'), 'low'],
  ])('give confidence by kind (%#)', (given, expected) => {
    expect(confidenceOf(given)).toBe(expected);
  });
});
