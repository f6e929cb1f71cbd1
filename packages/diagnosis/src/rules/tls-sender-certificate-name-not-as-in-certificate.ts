import { namesOf } from '@hybrid-mailflow/cert-inspector';
import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** A name that only a wildcard of the certificate covers: Microsoft advises to write it as the certificate has it (§E.2.6). */
export const tlsSenderCertificateNameNotAsInCertificate = defineRule({
  id: 'tls-sender-certificate-name-not-as-in-certificate',
  title: 'TlsSenderCertificateName is not written as a name stands in the certificate presented',
  severity: 'advice',
  cites: [CITATIONS.relayDenied],
  evaluate: ({ predictions }) =>
    predictions.map(({ prediction, inboundConnector, served }): Outcome => {
      const pattern = inboundConnector && known(inboundConnector.tlsSenderCertificateName)?.toLowerCase();
      if (!inboundConnector || !served || pattern === undefined) return { outcome: 'not-applicable' };
      const names = namesOf(served.certificate).map((name) => name.toLowerCase());
      const wildcard = `*.${pattern.slice(pattern.indexOf('.') + 1)}`;
      if (pattern.startsWith('*.') || names.includes(pattern) || !names.includes(wildcard))
        return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: 'medium',
        summary: `TlsSenderCertificateName of ${inboundConnector.name} is ${pattern}, while the certificate ${prediction.server} presents is for ${wildcard}: write it as the certificate does.`,
        primary: inboundConnector.tlsSenderCertificateName.origin,
        args: {
          server: prediction.server,
          connector: inboundConnector.name,
          tlsSenderCertificateName: pattern,
          expected: wildcard,
        },
      };
    }),
});
