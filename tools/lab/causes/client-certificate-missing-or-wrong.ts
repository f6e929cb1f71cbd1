import type { LabCause } from '../damage.js';
import { frontend, receivers } from '../organization.js';

/**
 * The send connector names no certificate, and the server chooses its own; or one server that only sends never got it
 * (§J.22, §B.3).
 */
export const clientCertificateMissingOrWrong: LabCause = {
  id: 'client-certificate-missing-or-wrong',
  wanted: { edge: false },
  damage(organization, chance) {
    const [first, ...others] = receivers(organization);
    const apart = others.at(-1);
    if (!first || !apart || chance.next() < 0.5) {
      organization.send = { tlsCertificateName: null, fqdn: '' };
      return;
    }
    const remaining = [first, ...others.slice(0, -1)].map(({ name }) => name);
    organization.paths = organization.paths
      .map((path) => ({ ...path, servers: path.servers.filter((name) => name !== apart.name) }))
      .filter(({ servers }) => servers.length > 0);
    organization.wizard.receiving = remaining;
    frontend(apart).tlsCertificateName = null;
    apart.store = apart.store.filter(({ certificate }) => certificate !== organization.mail);
  },
};
