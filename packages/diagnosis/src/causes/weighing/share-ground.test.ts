import { describe, expect, it } from 'vitest';
import type { FaultObservation } from '../../observe/observations.js';
import { shareGround } from './share-ground.js';

const fault = (failed: number, total: number, examplesOnly = false) =>
  ({ share: { failed, total }, examplesOnly }) as FaultObservation;

describe('shareGround', () => {
  it('takes a share near k of n as agreement', () => {
    expect(shareGround(fault(61, 118), { failed: 1, total: 2 })?.kind).toBe('share-fits');
  });

  it('takes a share far from k of n as contradiction', () => {
    expect(shareGround(fault(118, 118), { failed: 1, total: 2 })?.kind).toBe('share-contradicts');
    expect(shareGround(fault(12, 118), { failed: 1, total: 2 })?.kind).toBe('share-contradicts');
  });

  it('says nothing about few attempts or quoted examples', () => {
    expect(shareGround(fault(3, 5), { failed: 1, total: 2 })).toBeUndefined();
    expect(shareGround(fault(50, 100, true), { failed: 1, total: 2 })).toBeUndefined();
  });
});
