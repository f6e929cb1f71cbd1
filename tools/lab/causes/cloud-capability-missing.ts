import type { LabCause } from '../damage.js';
import { frontend, receivers } from '../organization.js';

/** AcceptCloudServicesMail is not there: mail counts as external (§J.29). */
export const cloudCapabilityMissing: LabCause = {
  id: 'cloud-capability-missing',
  wanted: { edge: false },
  damage(organization) {
    for (const server of receivers(organization)) frontend(server).capabilities = [];
  },
};
