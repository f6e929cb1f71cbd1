import { POOL } from '../certificates.js';
import type { LabCause } from '../damage.js';

/** A load balancer ends TLS with a certificate of its own (§J.7). */
export const tlsTerminatedByDevice: LabCause = {
  id: 'tls-terminated-by-device',
  damage(organization) {
    for (const path of organization.paths) path.device = { kind: 'ends-tls', certificate: POOL.appliance };
  },
};
