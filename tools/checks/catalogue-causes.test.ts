import { describe, expect, it } from 'vitest';
import { CAUSE_IDS, isCauseId } from '../../packages/diagnosis/src/causes/cause-catalogue.js';
import { CATALOGUE } from '../../packages/trace-parser/src/catalogue/index.js';

describe('the causes of the catalogue of codes', () => {
  const named = CATALOGUE.flatMap(({ id, likelyCauses }) =>
    likelyCauses.map((cause) => [id, cause] as const),
  );

  it('exist', () => {
    expect(named.filter(([, cause]) => !isCauseId(cause))).toEqual([]);
  });

  it('are named once for each code, and none is left out', () => {
    for (const { id, likelyCauses } of CATALOGUE)
      expect(new Set(likelyCauses).size, id).toBe(likelyCauses.length);
    expect([...new Set(named.map(([, cause]) => cause))].sort()).toEqual([...CAUSE_IDS].sort());
  });
});
