import { type LabCause, some } from '../damage.js';

/** Imported, and only IIS was chosen (§J.12). */
export const certificateNotEnabledForSmtp: LabCause = {
  id: 'certificate-not-enabled-for-smtp',
  damage(organization, chance) {
    for (const server of chance.next() < 0.5 ? organization.servers : some(organization.servers, chance))
      for (const entry of server.store)
        if (entry.certificate === organization.mail) entry.services = 'IMAP, POP, IIS';
  },
};
