import { POOL } from '../../lab/certificates.js';
import type { Expected } from '../case.js';

export const inbound = (server: string, outcome: string) => ({ flow: 'cloud-to-onprem', server, outcome });
export const outbound = (server: string, outcome: string) => ({ flow: 'onprem-to-cloud', server, outcome });

/** What the settings make of both flows where nothing is wrong with them. */
export const well = (...servers: readonly string[]) => [
  ...servers.map((server) => inbound(server, 'delivered')),
  ...servers.map((server) => outbound(server, 'delivered-as-internal')),
];

export const blocker = (ruleId: string, item: string): Expected['findings'][number] => ({
  ruleId,
  severity: 'blocker',
  item,
});
export const failing = (item: string) => blocker('delivery-attempts-failing', item);

/** The renewed certificate, as a step names it. */
export const RENEWED = `certificate ${POOL.renewed.thumbprint}`;

export const QUIET = { alsoNamed: [], gaps: [], issues: [], steps: [] } as const;
/** Exchange prints the access rules of a certificate by their types alone. */
export const RULES_OF_KEYS = ['TYPE_NAMES_ONLY', 'TYPE_NAMES_ONLY'] as const;
