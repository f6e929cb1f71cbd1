import { type LabCause, some } from '../damage.js';
import { receivers } from '../organization.js';

/** The Front End Transport service stopped (§J.17). */
export const frontEndListenerDown: LabCause = {
  id: 'front-end-listener-down',
  damage(organization, chance) {
    for (const server of chance.next() < 0.5
      ? receivers(organization)
      : some(receivers(organization), chance))
      server.frontEnd = 'stopped';
  },
};
