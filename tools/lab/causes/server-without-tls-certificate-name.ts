import { type LabCause, some } from '../damage.js';
import { frontend, receivers } from '../organization.js';

/** A server that was put in front after the wizard ran (§J.1). */
export const serverWithoutTlsCertificateName: LabCause = {
  id: 'server-without-tls-certificate-name',
  wanted: { servers: 2 },
  damage(organization, chance) {
    const added = some(receivers(organization), chance);
    if (chance.next() < 0.5)
      organization.wizard.receiving = organization.wizard.receiving.filter(
        (name) => !added.some((server) => server.name === name),
      );
    for (const server of added) {
      frontend(server).tlsCertificateName = null;
      frontend(server).capabilities = [];
    }
  },
};
