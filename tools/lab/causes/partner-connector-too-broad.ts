import type { LabCause } from '../damage.js';

/** A Partner connector for all senders judges mail that no OnPremises connector knows (§J.25). */
export const partnerConnectorTooBroad: LabCause = {
  id: 'partner-connector-too-broad',
  damage(organization) {
    organization.inbound = [
      {
        name: 'Partner Fabrikam',
        type: 'Partner',
        source: 'Default',
        tlsSenderCertificateName: 'mail.fabrikam.com',
        senderDomains: 'smtp:*;1',
        restrictToCertificate: true,
      },
    ];
  },
};
