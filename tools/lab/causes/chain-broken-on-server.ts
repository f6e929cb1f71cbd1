import { type LabCause, some } from '../damage.js';

/** Windows cannot build the chain, and STARTTLS vanishes (§J.10, §B.1.6). */
export const chainBrokenOnServer: LabCause = {
  id: 'chain-broken-on-server',
  damage(organization, chance) {
    for (const server of chance.next() < 0.5 ? organization.servers : some(organization.servers, chance)) {
      server.buildsChain = false;
      for (const entry of server.store) if (entry.certificate === organization.mail) entry.status = 'Invalid';
    }
  },
};
