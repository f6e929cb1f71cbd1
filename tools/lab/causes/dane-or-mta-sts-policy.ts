import { POOL } from '../certificates.js';
import type { LabCause } from '../damage.js';

/** The certificate was renewed, and the TLSA record was not (§J.31, §I.7). */
export const daneOrMtaStsPolicy: LabCause = {
  id: 'dane-or-mta-sts-policy',
  damage(organization) {
    organization.tlsa = POOL.expired.thumbprint;
  },
};
