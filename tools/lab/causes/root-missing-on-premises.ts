import type { LabCause } from '../damage.js';

/** Root updates are switched off, and Exchange Online changed its root (§J.20, §I.3). */
export const rootMissingOnPremises: LabCause = {
  id: 'root-missing-on-premises',
  damage(organization) {
    for (const server of organization.servers) server.holdsCloudRoot = false;
  },
};
