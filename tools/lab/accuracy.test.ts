import { beforeAll, describe, expect, it } from 'vitest';
import { accuracyPage, isRight, RUN } from './accuracy-page.js';
import { LAB_CAUSES } from './causes/index.js';
import { CAUSE_IDS } from '../../packages/diagnosis/src/index.js';
import { generate, itemsOf } from './generate.js';
import { measure, type Measured } from './measure.js';

const RIGHT = 0.98;

describe('the laboratory', () => {
  it('knows every cause', () => {
    expect(LAB_CAUSES.map(({ id }) => id)).toEqual(CAUSE_IDS);
  });

  it('makes the same evidence of the same seed', () => {
    const [cause = null] = LAB_CAUSES;
    expect(itemsOf(generate(cause, 5), 5)).toEqual(itemsOf(generate(cause, 5), 5));
  });
});

describe(`the diagnosis of ${LAB_CAUSES.length * RUN.each + RUN.healthy} organizations`, () => {
  let measured: readonly Measured[];
  beforeAll(async () => {
    measured = await measure(RUN.seed, RUN.each, RUN.healthy);
    console.log(accuracyPage(measured));
  }, 600_000);

  it('names the right cause first', () => {
    expect(measured.filter(isRight).length / measured.length).toBeGreaterThanOrEqual(RIGHT);
  });

  it.each(LAB_CAUSES.map(({ id }) => id))('finds %s', (id) => {
    const own = measured.filter(({ truth }) => truth === id);
    expect(own.filter(isRight).length / own.length).toBeGreaterThanOrEqual(0.9);
  });

  it('never calls a wrong cause certain', () => {
    expect(measured.filter(({ wronglyCertain }) => wronglyCertain.length > 0)).toEqual([]);
  });

  it('names no cause where nothing is wrong', () => {
    expect(measured.filter((entry) => entry.truth === 'healthy' && !isRight(entry))).toEqual([]);
  });
});
