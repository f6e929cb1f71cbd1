import type { LabCause } from '../damage.js';

/** An old Windows without TLS 1.2 (§J.19). */
export const tlsVersionOrCipherMissing: LabCause = {
  id: 'tls-version-or-cipher-missing',
  damage(organization) {
    for (const server of organization.servers) server.tls12 = false;
  },
};
