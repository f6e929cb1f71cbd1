import { assessFromFindings } from './assess-from-findings.js';
import { defineCause } from './define-cause.js';

/** The founding cause (§J.1, §M): some servers name the certificate, the others serve what their Fqdn selects. */
export const serverWithoutTlsCertificateName = defineCause({
  id: 'server-without-tls-certificate-name',
  assess: (input) =>
    assessFromFindings(input, {
      proving: ['receive-connector-without-tls-certificate-name'],
      // The same command mends both (§M.5).
      flow: 'cloud-to-onprem',
      together: 'name no certificate on the connector that answers EOP.',
    }),
});
