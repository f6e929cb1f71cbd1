import type { LabCause } from '../damage.js';

/** Imported, and only IIS was chosen (§J.12). */
export const certificateNotEnabledForSmtp: LabCause = {
  id: 'certificate-not-enabled-for-smtp',
  damage(organization) {
    for (const server of organization.servers)
      for (const entry of server.store)
        if (entry.certificate === organization.mail) entry.services = 'IMAP, POP, IIS';
  },
};
