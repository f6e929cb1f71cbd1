import { POOL } from '../certificates.js';
import { type LabCause, replaceMail } from '../damage.js';

/** Nobody renewed it (§J.4). */
export const certificateExpired: LabCause = {
  id: 'certificate-expired',
  wanted: { wildcard: false },
  damage(organization) {
    for (const server of organization.servers) {
      replaceMail(organization, server, POOL.expired);
      for (const entry of server.store) if (entry.certificate === POOL.expired) entry.status = 'DateInvalid';
    }
  },
};
