import type { LabCause } from '../damage.js';

/** Local Computer\\Intermediate lacks the issuer (§J.9). */
export const intermediateNotSent: LabCause = {
  id: 'intermediate-not-sent',
  damage(organization) {
    for (const server of organization.servers) server.holdsIntermediate = false;
  },
};
