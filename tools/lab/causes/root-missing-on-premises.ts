import { type LabCause, some } from '../damage.js';

/** Root updates are switched off, and Exchange Online changed its root (§J.20, §I.3). */
export const rootMissingOnPremises: LabCause = {
  id: 'root-missing-on-premises',
  damage(organization, chance) {
    for (const server of chance.next() < 0.5 ? organization.servers : some(organization.servers, chance))
      server.holdsCloudRoot = false;
  },
};
