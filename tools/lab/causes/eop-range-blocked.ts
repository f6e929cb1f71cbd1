import type { LabCause } from '../damage.js';

/** A firewall knows only some addresses of Exchange Online (§J.18). */
export const eopRangeBlocked: LabCause = {
  id: 'eop-range-blocked',
  damage(organization, chance) {
    organization.blockedRegions = chance.next() < 0.5 ? ['VI1', 'VE1'] : ['DB5'];
  },
};
