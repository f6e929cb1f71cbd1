import { type LabCause, some } from '../damage.js';

/** An old Windows without TLS 1.2 (§J.19). */
export const tlsVersionOrCipherMissing: LabCause = {
  id: 'tls-version-or-cipher-missing',
  damage(organization, chance) {
    for (const server of chance.next() < 0.5 ? organization.servers : some(organization.servers, chance))
      server.tls12 = false;
  },
};
