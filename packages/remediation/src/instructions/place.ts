import type { Cause, Diagnosis } from '@hybrid-mailflow/diagnosis';
import type { Instruction } from '../plan.js';

/** Where an instruction is carried out, in words that may stand in a command. */
export interface Place {
  /** `EX01, EX02`, or `each server concerned` where the cause names none. */
  readonly servers: string;
  /** The host Exchange Online connects to; `HOST` where the evidence does not tell. */
  readonly host: string;
}

/** What is written down for one cause; the id and the findings it answers come from the cause. */
export type WriteInstruction = (place: Place) => Omit<Instruction, 'id' | 'answers'>;

const SERVER = /^[\w.-]{1,64}$/;
const HOST = /^(?=.{1,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/** Names come from evidence: only what can be nothing but a name is put where a person may copy it into a shell. */
export function placeOf(cause: Cause, { predictions }: Diagnosis): Place {
  const servers = cause.servers.filter((server) => SERVER.test(server));
  const targets = predictions.flatMap(({ flow, target }) =>
    flow === 'cloud-to-onprem' && target !== null && HOST.test(target) ? [target] : [],
  );
  return {
    servers: servers.length === 0 ? 'each server concerned' : servers.join(', '),
    host: targets[0] ?? 'HOST',
  };
}

/** The check that shows what Exchange Online meets: from outside, at every address. */
export function probeFromOutside({ host }: Place): string {
  return `hybrid-mailflow cert probe ${host} --expect TLSDOMAIN --all-addresses, from outside your network, with TlsDomain of the OutboundConnector for TLSDOMAIN: no fault at any address.`;
}
