import { POOL } from '../certificates.js';
import type { LabCause } from '../damage.js';
import { stored } from '../healthy.js';
import { receivers } from '../organization.js';

/** Renewed with the same names; the service was not started since (§J.27). */
export const serviceServesOldCertificate: LabCause = {
  id: 'service-serves-old-certificate',
  wanted: { wildcard: false },
  damage(organization) {
    for (const server of receivers(organization)) {
      server.cached = POOL.expired;
      server.store.push({ ...stored(POOL.expired), status: 'DateInvalid' });
    }
  },
};
