import { describe, expect, it } from 'vitest';
import { halfDeferred } from '../../test/diagnoses.js';
import { expectedText, observedText, percent } from './share.js';

describe('percent', () => {
  it.each([
    [61, 118, '52 %'],
    [0, 118, '0 %'],
    [1, 1000, '<1 %'],
    [999, 1000, '>99 %'],
    [3, 3, '100 %'],
    [0, 0, '0 %'],
  ])('%d of %d', (failed, total, text) => {
    expect(percent({ failed, total })).toBe(text);
  });
});

describe('observedText', () => {
  const observed = { fault: 'X', origins: [], more: 0 };

  it.each([
    [61, 118, '61 of 118 attempts failed (52 %), X'],
    [1, 1, '1 attempt failed, X'],
    [7, 7, 'all 7 attempts failed, X'],
    [0, 1, '0 of 1 attempt failed (0 %), X'],
  ])('%d of %d', (failed, total, text) => {
    expect(observedText({ ...observed, share: { failed, total } })).toBe(text);
  });
});

describe('expectedText', () => {
  const [cause] = halfDeferred.causes;
  if (cause === undefined) throw new Error('the founding case has a cause');

  it.each([
    [{ failed: 1, total: 2 }, 'with 1 of 2 servers wrong we expect about 50 %'],
    [{ failed: 2, total: 2 }, 'with 2 of 2 servers wrong we expect every attempt to fail'],
    [{ failed: 1, total: 1 }, 'with the only server wrong we expect every attempt to fail'],
    [{ failed: 0, total: 0 }, undefined],
    [null, undefined],
  ])('%j', (expected, text) => {
    expect(expectedText({ ...cause, expected })).toBe(text);
  });
});
