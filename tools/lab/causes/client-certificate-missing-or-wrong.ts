import type { LabCause } from '../damage.js';

/** The send connector names no certificate, and the server chooses its own (§J.22, §B.3). */
export const clientCertificateMissingOrWrong: LabCause = {
  id: 'client-certificate-missing-or-wrong',
  wanted: { edge: false },
  damage(organization) {
    organization.send = { tlsCertificateName: null, fqdn: '' };
  },
};
