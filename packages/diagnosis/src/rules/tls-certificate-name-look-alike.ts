import { compareTlsCertificateName } from '@hybrid-mailflow/cert-inspector';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { byReach } from './judging/by-reach.js';
import { namesWithoutCertificate } from './judging/named-certificates.js';
import { replacementArguments } from './judging/replacement.js';
import { sendingReplacement } from './judging/sending-certificate.js';

/** The value means a certificate of the store but is not written as Windows writes it, so it cannot match (§B.4, §C.4). */
export const tlsCertificateNameLookAlike = defineRule({
  id: 'tls-certificate-name-look-alike',
  title: 'TlsCertificateName is written in another notation than that of Windows',
  severity: 'blocker',
  cites: [CITATIONS.setReceiveConnector, CITATIONS.hybridCertificates],
  evaluate: (situation) =>
    (['ReceiveConnector', 'SendConnector'] as const).flatMap((kind) =>
      namesWithoutCertificate(situation, kind).map(({ entry, connector, name, like }): Outcome => {
        const [meant] = like('look-alike');
        if (!meant) return { outcome: 'pass' };
        const { reason, signs } = compareTlsCertificateName(name, meant.stored.certificate);
        const identity = connector.kind === 'ReceiveConnector' ? connector.identity : connector.name;
        return {
          outcome: 'fail',
          severity: byReach(situation, entry, 'blocker'),
          confidence: 'high',
          summary: `TlsCertificateName of ${identity} means a certificate of ${entry.prediction.server} but cannot match it: ${reason}.`,
          primary: connector.tlsCertificateName.origin,
          related: [{ origin: meant.stored.certificate.origin, text: 'the certificate it means' }],
          args: {
            server: entry.prediction.server,
            kind: connector.kind,
            connector: identity,
            tlsCertificateName: name,
            signs,
            ...(connector.kind === 'SendConnector'
              ? sendingReplacement(situation, entry.prediction.server, connector)
              : replacementArguments(meant)),
          },
        };
      }),
    ),
});
