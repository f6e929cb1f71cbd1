import { POOL } from '../certificates.js';
import { type LabCause, replaceMail } from '../damage.js';

/** The Edge servers got a certificate of another intermediate (§J.16). */
export const edgeCertificateDiffers: LabCause = {
  id: 'edge-certificate-differs',
  wanted: { edge: true, wildcard: false },
  damage(organization) {
    for (const server of organization.servers)
      if (server.role === 'Edge') replaceMail(organization, server, POOL.renewed);
  },
};
