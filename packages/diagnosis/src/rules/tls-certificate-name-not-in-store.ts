import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';

/** The pair on the connector fits no certificate of the server: event 12014, and STARTTLS disappears (§B.4, §J.3). */
export const tlsCertificateNameNotInStore = defineRule({
  id: 'tls-certificate-name-not-in-store',
  title:
    'TlsCertificateName of the receive connector that answers Exchange Online fits no certificate of the server',
  severity: 'blocker',
  cites: [CITATIONS.newCertificateBreaksMail, CITATIONS.starttlsSelection],
  evaluate: ({ predictions, stores }) =>
    predictions.map(({ prediction, receiveConnector, served }) => {
      const identifier = receiveConnector && known(receiveConnector.tlsCertificateName);
      if (!receiveConnector || !identifier || !stores.has(prediction.server))
        return { outcome: 'not-applicable' };
      if (served || prediction.outcome === 'unknown') return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: prediction.confidence,
        summary: `TlsCertificateName of ${receiveConnector.identity} names ${identifier.raw}, which is not in the store of ${prediction.server}: STARTTLS is not offered (event 12014).`,
        primary: receiveConnector.tlsCertificateName.origin,
        args: {
          server: prediction.server,
          connector: receiveConnector.identity,
          tlsCertificateName: identifier.raw,
        },
      };
    }),
});
