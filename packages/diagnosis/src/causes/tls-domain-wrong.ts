import { assessFromFindings } from './assess-from-findings.js';
import { defineCause } from './define-cause.js';

/** The certificate named on the connectors is right, the name Exchange Online expects is not (§J.11). */
export const tlsDomainWrong = defineCause({
  id: 'tls-domain-wrong',
  assess: (input) =>
    assessFromFindings(input, {
      proving: ['tls-domain-not-in-served-certificate'],
      flow: 'cloud-to-onprem',
      together: 'serve certificates without the name Exchange Online expects.',
    }),
});
