import { Chance } from '../cases/chance.js';
import { POOL } from './certificates.js';
import type { LabCause } from './damage.js';
import { evidenceOf } from './evidence.js';
import { connector, healthyOrganization, stored } from './healthy.js';
import type { Organization } from './organization.js';

/** An organization with a cause, or a healthy one, with harmless oddities; the same for the same seed. */
export function generate(cause: LabCause | null, seed: number): Organization {
  const chance = new Chance(seed);
  const organization = healthyOrganization(chance, cause?.wanted ?? { edge: chance.next() < 0.15 });
  addDecoys(organization, chance);
  if (cause) cause.damage(organization, chance);
  // Flavours that do not touch mail flow have no connectors to judge (§F.1).
  else if (chance.next() < 0.1) organization.flavour = 'minimal';
  return organization;
}

/** What is odd and no fault: left-overs in stores, relay connectors for devices inside, a published name that is not used. */
function addDecoys({ servers }: Organization, chance: Chance): void {
  for (const server of servers) {
    if (chance.next() < 0.4) server.store.push({ ...stored(POOL.ancient, 'None'), status: 'DateInvalid' });
    if (chance.next() < 0.3 && server.role === 'Mailbox')
      server.connectors.push({
        ...connector(server.name, 'Scanners', 25),
        ipv6: false,
        ranges: [{ low: '10.20.3.40', high: '10.20.3.60' }],
      });
  }
}

/** Bytes by label, as `diagnose` takes them. */
export function itemsOf(organization: Organization, seed: number) {
  return [...evidenceOf(organization, seed)]
    .map(([label, text]) => ({ label, bytes: new TextEncoder().encode(text) }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}
