import { describe, expect, it } from 'vitest';
import { coincide, type LoggedMoments } from './coincidence.js';
import { Moments } from './moments.js';

const moments = (...seconds: number[]): Moments => {
  const kept = new Moments();
  for (const second of seconds) kept.add(second * 1000);
  return kept;
};
const log = (all: readonly number[], ended: readonly number[]): LoggedMoments => ({
  all: moments(...all),
  ended: moments(...ended),
});

describe('coincide', () => {
  it('places a failure on the one server whose session ended then', () => {
    const servers = new Map([
      ['EX01', log([0, 100, 200, 1000], [])],
      ['EX02', log([0, 50, 150, 1000], [50, 150])],
    ]);
    expect(coincide(moments(52, 151), servers)).toEqual({
      covered: 2,
      byServer: new Map([['EX02', 2]]),
      nowhere: 0,
    });
  });

  it('places nothing where two servers have one, and tells what no server logged', () => {
    const servers = new Map([
      ['EX01', log([0, 50, 1000], [50])],
      ['EX02', log([0, 51, 1000], [51])],
    ]);
    expect(coincide(moments(52, 500), servers)).toEqual({ covered: 2, byServer: new Map(), nowhere: 1 });
  });

  it('passes over failures that a log does not cover', () => {
    expect(coincide(moments(5000), new Map([['EX01', log([0, 1000], [])]])).covered).toBe(0);
    expect(coincide(moments(5), new Map()).covered).toBe(0);
  });
});
