import type { LabCause } from '../damage.js';

/** The subscription was made anew, and the connector did not come along (§J.15). */
export const edgeSubscriptionStale: LabCause = {
  id: 'edge-subscription-stale',
  wanted: { edge: true },
  damage(organization) {
    organization.edgeSync = { configuration: 'Incomplete', tlsCertificateName: null };
  },
};
