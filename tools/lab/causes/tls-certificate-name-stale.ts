import { POOL } from '../certificates.js';
import { type LabCause, replaceMail } from '../damage.js';

/** Renewed by another intermediate, the old one removed, and no connector was told (§J.3). */
export const tlsCertificateNameStale: LabCause = {
  id: 'tls-certificate-name-stale',
  wanted: { wildcard: false },
  damage(organization) {
    for (const server of organization.servers) replaceMail(organization, server, POOL.renewed);
  },
};
