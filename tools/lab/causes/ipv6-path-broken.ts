import type { LabCause } from '../damage.js';
import { frontend, receivers } from '../organization.js';

/** The DNS publishes an IPv6 address, and nothing listens there (§J.30). */
export const ipv6PathBroken: LabCause = {
  id: 'ipv6-path-broken',
  damage(organization) {
    organization.paths.push({
      address: '2001:db8:25::10',
      servers: receivers(organization).map(({ name }) => name),
      sourceNat: null,
      device: null,
    });
    for (const server of receivers(organization)) {
      const { bindings } = frontend(server);
      frontend(server).bindings = bindings.filter(({ address }) => address === '0.0.0.0');
    }
  },
};
