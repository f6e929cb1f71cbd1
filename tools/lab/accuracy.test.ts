import { beforeAll, describe, expect, it } from 'vitest';
import { accuracyPage, isRight, RUN } from './accuracy-page.js';
import { LAB_CAUSES } from './causes/index.js';
import { CAUSE_IDS } from '../../packages/diagnosis/src/index.js';
import { generate, itemsOf } from './generate.js';
import { measure, type Measured } from './measure.js';
import { distribution } from './shape.js';

const RIGHT = 0.98;

/** Of the organizations of one cause. */
const MISSED = 2;

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
    expect(own.filter((entry) => !isRight(entry)).length).toBeLessThanOrEqual(MISSED);
  });

  it('never calls a wrong cause certain', () => {
    expect(measured.filter(({ wronglyCertain }) => wronglyCertain.length > 0)).toEqual([]);
  });

  it('is silent where nothing is wrong', () => {
    const healthy = measured.filter(({ truth }) => truth === 'healthy');
    expect(healthy.filter((entry) => !isRight(entry) || entry.alarms.length > 0)).toEqual([]);
  });

  it('is of organizations of every size, version, front, flavour and format, with every oddity', () => {
    const shapes = measured.map(({ shape }) => shape);
    expect(distribution(shapes).flatMap(([, counts]) => counts.filter(({ count }) => count === 0))).toEqual(
      [],
    );
  });
});
