import type { DomainCapability } from '../objects.js';
import { RECEIVE_CAPABILITIES, splitFlags } from './enumerations.js';

/**
 * Reads one item of TlsDomainCapabilities, `domain:capability,capability`, split at the last colon because a certificate
 * identifier in the place of the domain may hold `http://`. Unknown capabilities are kept as spelled. (§D.1)
 */
export function parseDomainCapability(text: string): DomainCapability {
  const raw = text.trim();
  const colon = raw.lastIndexOf(':');
  if (colon < 0) return { domain: raw, capabilities: [], raw };
  return {
    domain: raw.slice(0, colon).trim(),
    capabilities: splitFlags(raw.slice(colon + 1), RECEIVE_CAPABILITIES),
    raw,
  };
}

/**
 * Whether Exchange knows the capability. A misspelling such as `AcceptCloudServiceMail` (without the s of Services) is
 * not known; `suggestion` is then what was most likely meant. (§D.1)
 */
export function checkCapability(capability: string): {
  readonly known: boolean;
  readonly suggestion?: string;
} {
  const spelled = capability.trim().toLowerCase();
  const names = Object.keys(RECEIVE_CAPABILITIES);
  if (names.some((name) => name.toLowerCase() === spelled)) return { known: true };
  const suggestion = names.find((name) => isNearly(spelled, name.toLowerCase()));
  return suggestion === undefined ? { known: false } : { known: false, suggestion };
}

/** Same first 13 letters (`AcceptCloudSe`, `AcceptOorgHea`), or the same but for one letter too many, missing or wrong. */
function isNearly(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 4) return false;
  let head = 0;
  while (head < left.length && left[head] === right[head]) head++;
  let tail = 0;
  const shorter = Math.min(left.length, right.length);
  while (tail < shorter - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
  return Math.max(left.length, right.length) - head - tail <= 2;
}
