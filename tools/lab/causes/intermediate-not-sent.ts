import { type LabCause, some } from '../damage.js';

/** Local Computer\\Intermediate lacks the issuer (§J.9). */
export const intermediateNotSent: LabCause = {
  id: 'intermediate-not-sent',
  damage(organization, chance) {
    for (const server of chance.next() < 0.5 ? organization.servers : some(organization.servers, chance))
      server.holdsIntermediate = false;
  },
};
