import type { LabCause } from '../damage.js';

/** A slip of the pen, or a name of long ago (§J.11). */
export const tlsDomainWrong: LabCause = {
  id: 'tls-domain-wrong',
  damage(organization, chance) {
    organization.outbound.tlsDomain = chance.oneOf([
      'mail.contoso.co',
      'smtp.contoso.org',
      'mail.contoso-old.com',
    ]);
  },
};
