import type { LabCause } from '../damage.js';

/** The key container is damaged (§J.13). */
export const privateKeyUnusable: LabCause = {
  id: 'private-key-unusable',
  damage(organization) {
    for (const server of organization.servers)
      for (const entry of server.store) if (entry.certificate === organization.mail) entry.key = 'broken';
  },
};
