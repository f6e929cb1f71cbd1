import { type LabCause, some } from '../damage.js';

/** The key container is damaged (§J.13). */
export const privateKeyUnusable: LabCause = {
  id: 'private-key-unusable',
  damage(organization, chance) {
    for (const server of chance.next() < 0.5 ? organization.servers : some(organization.servers, chance))
      for (const entry of server.store) if (entry.certificate === organization.mail) entry.key = 'broken';
  },
};
