import { Chance } from '../cases/chance.js';
import { POOL } from './certificates.js';
import type { LabCause } from './damage.js';
import { evidenceOf } from './evidence.js';
import { connector, healthyOrganization, stored } from './healthy.js';
import { DECOYS, FLAVOURS, type Organization } from './organization.js';

/** An organization with a cause, or a healthy one, with harmless oddities; the same for the same seed. */
export function generate(cause: LabCause | null, seed: number): Organization {
  const chance = new Chance(seed);
  const organization = healthyOrganization(chance, cause?.wanted ?? { edge: chance.next() < 0.15 });
  for (const decoy of DECOYS) if (chance.next() < 0.3) addDecoy(organization, decoy, chance);
  if (cause) cause.damage(organization, chance);
  // Flavours that do not touch mail flow have no connectors to judge (§F.1).
  else organization.flavour = chance.oneOf(FLAVOURS);
  return organization;
}

function addDecoy(organization: Organization, decoy: Organization['decoys'][number], chance: Chance): void {
  organization.decoys.push(decoy);
  const some = organization.servers.filter((_server, at) => at === 0 || chance.next() < 0.4);
  if (decoy === 'expired-left-over')
    for (const { store } of some) store.push({ ...stored(POOL.ancient, 'None'), status: 'DateInvalid' });
  if (decoy === 'relay-connector')
    for (const server of some.filter(({ role }) => role === 'Mailbox'))
      server.connectors.push({
        ...connector(server.name, 'Scanners', 25),
        ipv6: false,
        ranges: [{ low: '10.20.3.40', high: '10.20.3.60' }],
      });
  if (decoy === 'partner-connectors')
    organization.inbound.push({
      name: 'From Fabrikam',
      type: 'Partner',
      source: 'Default',
      tlsSenderCertificateName: 'mail.fabrikam.com',
      senderDomains: 'smtp:fabrikam.com;1',
      restrictToCertificate: true,
    });
}

/** Bytes by label, as `diagnose` takes them. */
export function itemsOf(organization: Organization, seed: number) {
  return [...evidenceOf(organization, seed)]
    .map(([label, text]) => ({ label, bytes: new TextEncoder().encode(text) }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}
