import { assessFromFindings } from './assess-from-findings.js';
import { defineCause } from './define-cause.js';

/** After a renewal with another issuer or subject the name on the connector fits no certificate any more (§J.3, §B.4). */
export const tlsCertificateNameStale = defineCause({
  id: 'tls-certificate-name-stale',
  assess: (input) =>
    assessFromFindings(input, {
      proving: ['tls-certificate-name-not-in-store'],
      flow: 'cloud-to-onprem',
      together: 'name a certificate that is not in their stores.',
    }),
});
