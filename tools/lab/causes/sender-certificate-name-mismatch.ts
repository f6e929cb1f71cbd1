import type { LabCause } from '../damage.js';
import { MAIL_HOST } from '../organization.js';

/** The tenant waits for another name (§J.23, §E.3.2). */
export const senderCertificateNameMismatch: LabCause = {
  id: 'sender-certificate-name-mismatch',
  wanted: { wildcard: false },
  damage(organization, chance) {
    // The name fits the certificate, and is no domain of the tenant (§E.3.2); or it never fitted.
    const names: [string, ...string[]] = organization.acceptedDomains.includes(MAIL_HOST)
      ? ['hybrid.contoso.com', 'mail.contoso-group.com']
      : ['hybrid.contoso.com', 'mail.contoso-group.com', MAIL_HOST];
    for (const connector of organization.inbound.filter(({ type }) => type === 'OnPremises'))
      connector.tlsSenderCertificateName = chance.oneOf(names);
  },
};
