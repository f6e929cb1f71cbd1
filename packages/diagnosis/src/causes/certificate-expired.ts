import { assessFromFindings } from './assess-from-findings.js';
import { defineCause } from './define-cause.js';

/** Exchange serves an expired certificate all the same; the peer refuses it (§J.4, §B.1.2). */
export const certificateExpired = defineCause({
  id: 'certificate-expired',
  assess: (input) =>
    assessFromFindings(input, {
      proving: ['served-certificate-expired'],
      flow: 'cloud-to-onprem',
      together: 'serve an expired certificate.',
    }),
});
