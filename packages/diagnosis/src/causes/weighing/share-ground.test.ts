import { describe, expect, it } from 'vitest';
import type { FaultObservation } from '../../observe/observations.js';
import { shareGround } from './share-ground.js';

const fault = (failed: number, total: number, examplesOnly = false) =>
  ({
    share: { failed, total },
    examplesOnly,
    first: null,
    where: { hours: [] },
  }) as unknown as FaultObservation;

describe('shareGround', () => {
  it('takes a share near k of n as agreement', () => {
    expect(shareGround(fault(61, 118), { failed: 1, total: 2 })?.kind).toBe('share-fits');
  });

  it('takes a share far from k of n as contradiction', () => {
    expect(shareGround(fault(118, 118), { failed: 1, total: 2 })?.kind).toBe('share-contradicts');
    expect(shareGround(fault(12, 118), { failed: 1, total: 2 })?.kind).toBe('share-contradicts');
  });

  it('counts from the hour after the beginning', () => {
    const hours = [
      { name: '2026-11-17T12', failed: 0, total: 60 },
      { name: '2026-11-17T13', failed: 2, total: 20 },
      { name: '2026-11-17T14', failed: 11, total: 20 },
    ];
    const began = { ...fault(13, 100), first: '2026-11-17T13:50:00.000Z', where: { hours } };
    expect(shareGround(began as unknown as FaultObservation, { failed: 1, total: 2 })).toEqual({
      kind: 'share-fits',
      text: '55 % of 20 attempts since it began failed; with 1 of 2 servers wrong about 50 % would.',
    });
  });

  it('says nothing about few attempts or quoted examples', () => {
    expect(shareGround(fault(3, 5), { failed: 1, total: 2 })).toBeUndefined();
    expect(shareGround(fault(50, 100, true), { failed: 1, total: 2 })).toBeUndefined();
  });
});
