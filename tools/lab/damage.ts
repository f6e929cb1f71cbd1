import type { Chance } from '../cases/chance.js';
import type { CauseId } from '../../packages/diagnosis/src/index.js';
import type { TestCertificate } from '../testing/src/index.js';
import type { Wanted } from './healthy.js';
import type { LabServer, Organization } from './organization.js';

/** How one cause damages an organization that is well. */
export interface LabCause {
  readonly id: CauseId;
  /** What the organization must be like for the cause to be possible. */
  readonly wanted?: Wanted;
  damage(organization: Organization, chance: Chance): void;
}

/** At least one of the servers, and not all of several. */
export function some(servers: readonly LabServer[], chance: Chance): readonly LabServer[] {
  const count =
    servers.length < 2 ? servers.length : chance.between(1, Math.max(1, Math.floor(servers.length / 2)));
  return servers.slice(servers.length - count);
}

/** Puts another certificate in the place of the one meant for mail; connectors keep what they name. */
export function replaceMail({ mail }: Organization, server: LabServer, certificate: TestCertificate): void {
  for (const entry of server.store) if (entry.certificate === mail) entry.certificate = certificate;
}
