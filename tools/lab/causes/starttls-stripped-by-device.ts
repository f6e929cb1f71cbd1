import type { LabCause } from '../damage.js';

/** A firewall that inspects SMTP (§J.6). */
export const starttlsStrippedByDevice: LabCause = {
  id: 'starttls-stripped-by-device',
  damage(organization) {
    for (const path of organization.paths) path.device = { kind: 'strips-starttls' };
  },
};
