import { type LabCause, some } from '../damage.js';

/** Somebody tidied up self-signed certificates (§J.14). */
export const internalTransportCertificateMissing: LabCause = {
  id: 'internal-transport-certificate-missing',
  damage(organization, chance) {
    for (const server of some(organization.servers, chance)) {
      server.internalThumbprint = '3C0FFEE1D2A94B7786E5F01234567890ABCDEF12';
      server.store = server.store.filter(({ certificate }) => certificate === organization.mail);
    }
  },
};
