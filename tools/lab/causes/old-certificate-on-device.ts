import { POOL } from '../certificates.js';
import type { LabCause } from '../damage.js';

/** Renewed on the servers; the load balancer still has the one before (§J.5). */
export const oldCertificateOnDevice: LabCause = {
  id: 'old-certificate-on-device',
  wanted: { wildcard: false },
  damage(organization) {
    for (const path of organization.paths) path.device = { kind: 'ends-tls', certificate: POOL.expired };
  },
};
