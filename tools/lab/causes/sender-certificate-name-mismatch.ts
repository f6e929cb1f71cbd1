import type { LabCause } from '../damage.js';

/** The tenant waits for another name (§J.23, §E.3.2). */
export const senderCertificateNameMismatch: LabCause = {
  id: 'sender-certificate-name-mismatch',
  wanted: { wildcard: false },
  damage(organization, chance) {
    for (const connector of organization.inbound)
      connector.tlsSenderCertificateName = chance.oneOf(['hybrid.contoso.com', 'mail.contoso-group.com']);
  },
};
