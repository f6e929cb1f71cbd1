import { nameOf } from '../predict/certificate-name.js';
import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';

/** Exchange Online attributes no session by a certificate that is not valid (§E.3). */
export const presentedCertificateExpired = defineRule({
  id: 'presented-certificate-expired',
  title: 'The certificate a server presents to Exchange Online has expired',
  severity: 'degraded',
  cites: [CITATIONS.messageAttribution, CITATIONS.tenantAttribution],
  evaluate: ({ predictions, asOf }) =>
    predictions.map(({ prediction, served, sendConnector }) => {
      const notAfter = served?.certificate.notAfter;
      if (!served || !sendConnector || notAfter === undefined) return { outcome: 'not-applicable' };
      if (notAfter >= asOf) return { outcome: 'pass' };
      const { certificate } = served;
      return {
        outcome: 'fail',
        confidence: 'high',
        summary: `${prediction.server} presents ${nameOf(certificate)}, which expired on ${notAfter.slice(0, 10)}: its mail counts as Internet mail or is refused with 550 5.7.64.`,
        primary: certificate.origin,
        args: {
          server: prediction.server,
          connector: sendConnector.name,
          thumbprint: certificate.thumbprint ?? null,
          notAfter,
        },
      };
    }),
});
