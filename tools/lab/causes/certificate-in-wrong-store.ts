import type { LabCause } from '../damage.js';

/** Imported by a double click (§J.26). */
export const certificateInWrongStore: LabCause = {
  id: 'certificate-in-wrong-store',
  damage(organization) {
    for (const server of organization.servers) {
      server.store = server.store.filter(({ certificate }) => certificate !== organization.mail);
      server.elsewhere.push({ location: 'CurrentUser', store: 'My', certificate: organization.mail });
    }
  },
};
