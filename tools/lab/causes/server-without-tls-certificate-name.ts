import { type LabCause, some } from '../damage.js';
import { frontend, receivers } from '../organization.js';

/** A server that was put in front after the wizard ran (§J.1). */
export const serverWithoutTlsCertificateName: LabCause = {
  id: 'server-without-tls-certificate-name',
  wanted: { servers: 2 },
  damage(organization, chance) {
    for (const server of some(receivers(organization), chance)) {
      frontend(server).tlsCertificateName = null;
      frontend(server).capabilities = [];
    }
  },
};
