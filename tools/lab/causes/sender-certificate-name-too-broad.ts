import { POOL } from '../certificates.js';
import type { LabCause } from '../damage.js';

/** The wildcard takes the scanners for Exchange (§J.24, §E.3.1). */
export const senderCertificateNameTooBroad: LabCause = {
  id: 'sender-certificate-name-too-broad',
  damage(organization) {
    for (const connector of organization.inbound.filter(({ type }) => type === 'OnPremises'))
      connector.tlsSenderCertificateName = '*.contoso.com';
    organization.otherSystem = { host: 'scan.contoso.com', certificate: POOL.scanner };
  },
};
