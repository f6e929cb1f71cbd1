import { POOL, pairOf } from '../certificates.js';
import { type LabCause, replaceMail } from '../damage.js';
import { frontend } from '../organization.js';

/** Renewed by another intermediate; some connectors were moved, others not (§J.32). */
export const renewalIncomplete: LabCause = {
  id: 'renewal-incomplete',
  wanted: { servers: 2, wildcard: false },
  damage(organization, chance) {
    for (const server of organization.servers) replaceMail(organization, server, POOL.renewed);
    const pair = pairOf(POOL.renewed);
    if (chance.next() < 0.5) {
      for (const server of organization.servers) frontend(server).tlsCertificateName = pair;
    } else {
      organization.send.tlsCertificateName = pair;
      for (const server of organization.servers.slice(1)) frontend(server).tlsCertificateName = pair;
    }
  },
};
