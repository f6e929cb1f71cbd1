import { POOL } from '../certificates.js';
import type { LabCause } from '../damage.js';

/** The name leads to the mail gateway of another maker (§J.8). */
export const thirdPartyGatewayAnswers: LabCause = {
  id: 'third-party-gateway-answers',
  damage(organization) {
    const banner = '220 mx1.gateway.fabrikam.com ESMTP Postfix';
    for (const path of organization.paths)
      path.device = { kind: 'gateway', certificate: POOL.gateway, banner };
  },
};
