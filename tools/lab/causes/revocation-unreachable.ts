import type { LabCause } from '../damage.js';

/** The WinHTTP proxy is gone (§J.21). */
export const revocationUnreachable: LabCause = {
  id: 'revocation-unreachable',
  damage(organization) {
    for (const server of organization.servers) {
      server.reachesRevocation = false;
      for (const entry of server.store)
        if (entry.certificate === organization.mail) entry.status = 'RevocationCheckFailure';
    }
  },
};
