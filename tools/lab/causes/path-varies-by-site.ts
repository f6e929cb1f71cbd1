import { setupOf } from '../certificates.js';
import type { LabCause } from '../damage.js';

/** A second address leads to a site that nobody looks after (§J.28). */
export const pathVariesBySite: LabCause = {
  id: 'path-varies-by-site',
  damage(organization, chance) {
    const device =
      chance.next() < 0.5 ? null : ({ kind: 'ends-tls', certificate: setupOf('OLD01') } as const);
    organization.paths.push({ address: '192.0.2.77', servers: [], sourceNat: null, device });
  },
};
