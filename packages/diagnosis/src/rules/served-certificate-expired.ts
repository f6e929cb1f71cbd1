import { nameOf } from '../predict/certificate-name.js';
import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { byReach } from './judging/by-reach.js';

/** Expiry does not take STARTTLS away: the certificate is served, and the peer refuses it (§B.1.2). */
export const servedCertificateExpired = defineRule({
  id: 'served-certificate-expired',
  title: 'The certificate a server serves to Exchange Online has expired',
  severity: 'blocker',
  cites: [CITATIONS.starttlsSelection],
  evaluate: (situation) =>
    situation.predictions.map((entry) => {
      const { prediction, served, receiveConnector } = entry;
      const notAfter = served?.certificate.notAfter;
      if (!served || !receiveConnector || notAfter === undefined) return { outcome: 'not-applicable' };
      if (notAfter >= situation.asOf) return { outcome: 'pass' };
      const { certificate } = served;
      return {
        outcome: 'fail',
        severity: byReach(
          situation,
          entry,
          prediction.outcome === 'CertificateExpired' ? 'blocker' : 'degraded',
        ),
        confidence: prediction.outcome === 'CertificateExpired' ? prediction.confidence : 'high',
        summary: `${prediction.server} serves ${nameOf(certificate)}, which expired on ${notAfter.slice(0, 10)}.`,
        primary: certificate.origin,
        args: {
          server: prediction.server,
          connector: receiveConnector.identity,
          thumbprint: certificate.thumbprint ?? null,
          notAfter,
        },
      };
    }),
});
