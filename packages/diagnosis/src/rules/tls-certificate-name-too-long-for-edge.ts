import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

const LIMIT = 256;

/** The directory of an Edge server stores 256 characters: the value never arrives, EdgeSync reports Incomplete (§B.4). */
export const tlsCertificateNameTooLongForEdge = defineRule({
  id: 'tls-certificate-name-too-long-for-edge',
  title: 'TlsCertificateName is longer than the directory of an Edge server stores',
  severity: 'degraded',
  cites: [CITATIONS.edgeNameLength],
  evaluate: ({ predictions, servers }) =>
    predictions.map(({ prediction, sendConnector }): Outcome => {
      if (!sendConnector || servers.get(prediction.server)?.edge !== true)
        return { outcome: 'not-applicable' };
      const name = known(sendConnector.tlsCertificateName)?.raw;
      if (name === undefined || name.length <= LIMIT) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: 'high',
        summary: `TlsCertificateName of ${sendConnector.name} has ${name.length} characters, of which ${prediction.server} (Edge) stores at most ${LIMIT}: it never arrives there, and mail counts as external.`,
        primary: sendConnector.tlsCertificateName.origin,
        args: {
          server: prediction.server,
          connector: sendConnector.name,
          tlsCertificateName: name,
          length: name.length,
          limit: LIMIT,
        },
      };
    }),
});
