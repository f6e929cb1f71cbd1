import type { Share } from '../../diagnosis.js';
import type { FaultObservation } from '../../observe/observations.js';
import type { ServerPrediction } from '../../predict/server-prediction.js';
import type { Assessment } from '../define-cause.js';
import type { Ground } from './ground.js';
import { bySettings } from './grounds.js';
import { distinct } from './listed.js';
import { serverGrounds } from './server-grounds.js';
import { leastSure, type View } from './view.js';

export interface FromSettings {
  /** Predictions that fail by this cause. */
  readonly wrong: readonly ServerPrediction[];
  /** All of the flow. */
  readonly flow: readonly ServerPrediction[];
  readonly fault: FaultObservation | undefined;
  /** The cause in a sentence; its own setting is the proof. */
  readonly summary: (servers: readonly string[]) => string;
  readonly further?: readonly Ground[];
}

/** An assessment that rests on what the settings of some servers make of a session. */
export function fromSettings(
  view: View,
  { wrong, flow, fault, summary, further = [] }: FromSettings,
): Assessment {
  const servers = distinct(wrong.map(({ prediction }) => prediction.server));
  const text = summary(servers);
  return {
    summary: text,
    servers,
    grounds: [bySettings(leastSure(wrong), text), ...serverGrounds(view, wrong, fault), ...further],
    expected: shareOf(servers, flow),
  };
}

export function shareOf(servers: readonly string[], flow: readonly ServerPrediction[]): Share {
  return { failed: servers.length, total: distinct(flow.map(({ prediction }) => prediction.server)).length };
}
