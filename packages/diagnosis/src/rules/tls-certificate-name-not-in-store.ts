import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { byReach } from './judging/by-reach.js';
import { certificateToUse } from './judging/certificate-to-use.js';
import { namesWithoutCertificate } from './judging/named-certificates.js';
import { replacementArguments } from './judging/replacement.js';

/** The pair on the connector fits no certificate of the server: event 12014, and STARTTLS disappears (§B.4, §J.3). */
export const tlsCertificateNameNotInStore = defineRule({
  id: 'tls-certificate-name-not-in-store',
  title:
    'TlsCertificateName of the receive connector that answers Exchange Online fits no certificate of the server',
  severity: 'blocker',
  cites: [CITATIONS.newCertificateBreaksMail, CITATIONS.starttlsSelection],
  evaluate: (situation) =>
    namesWithoutCertificate(situation, 'ReceiveConnector').map(
      ({ entry, connector, name, like }): Outcome => {
        // Written in another notation, or without its key or its chain, is another fault.
        if ([...like('look-alike'), ...like('equal'), ...like('equal-ignoring-case')].length > 0)
          return { outcome: 'pass' };
        const { prediction, outboundConnector } = entry;
        const wanted =
          outboundConnector?.tlsDomain.state === 'set' ? outboundConnector.tlsDomain.value : null;
        return {
          outcome: 'fail',
          severity: byReach(situation, entry, prediction.outcome === 'delivered' ? 'degraded' : 'blocker'),
          confidence: prediction.confidence,
          summary: `TlsCertificateName of ${connector.identity} names ${name}, which is not in the store of ${prediction.server}: STARTTLS is not offered (event 12014).`,
          primary: connector.tlsCertificateName.origin,
          args: {
            server: prediction.server,
            connector: connector.identity,
            tlsCertificateName: name,
            ...replacementArguments(
              certificateToUse(situation, prediction.server, wanted ?? prediction.target),
            ),
          },
        };
      },
    ),
});
