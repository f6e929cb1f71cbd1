import type { Case } from './case.js';
import { halfDeferred } from './half-deferred.js';
import { healthyTwoServers } from './healthy-two-servers.js';

/** Every case of cases/. */
export const CASES: readonly Case[] = [halfDeferred, healthyTwoServers];

/** The files of a case by path below its folder. */
export function filesOf({ readme, expected, evidence }: Case): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', readme],
    ['expected.json', `${JSON.stringify(expected, null, 2)}\n`],
    ...Object.entries(evidence).map(([path, text]) => [`evidence/${path}`, text] as const),
  ]);
}
