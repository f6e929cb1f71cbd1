import { known, type ReceiveConnector, type SendConnector } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { answeringConnectors } from './judging/answering-connectors.js';
import { cloudSendConnectors } from './judging/cloud-send-connectors.js';

/** After a renewal every connector must name the new certificate; one left behind breaks when the old one goes (§B.4, §F.3.4). */
export const tlsCertificateNamesDiffer = defineRule({
  id: 'tls-certificate-names-differ',
  title: 'The connectors of hybrid mail name different certificates',
  severity: 'degraded',
  cites: [CITATIONS.hybridCertificates, CITATIONS.cloudConnectorCheck],
  evaluate: (situation) => {
    const receiving = answeringConnectors(situation).filter(
      ({ entry, connector }) => entry.reach !== 'unlisted' && /^default frontend\b/i.test(connector.name),
    );
    const connectors = [...receiving.map(({ connector }) => connector), ...cloudSendConnectors(situation)];
    const byName = new Map<string, (ReceiveConnector | SendConnector)[]>();
    for (const connector of connectors) {
      const name = known(connector.tlsCertificateName)?.raw;
      if (name === undefined) continue;
      const key = name.toLowerCase();
      byName.set(key, [...(byName.get(key) ?? []), connector]);
    }
    if (byName.size === 0) return [{ outcome: 'not-applicable' }];
    if (byName.size === 1) return [{ outcome: 'pass' }];
    const [most = [], ...others] = [...byName.values()].sort((a, b) => b.length - a.length);
    const expected = most[0] && known(most[0].tlsCertificateName)?.raw;
    return others.flat().map((connector): Outcome => {
      const failing = situation.predictions.some(
        ({ receiveConnector, sendConnector, prediction }) =>
          (receiveConnector === connector || sendConnector === connector) &&
          !prediction.outcome.startsWith('delivered'),
      );
      return {
        outcome: 'fail',
        severity: failing ? 'degraded' : 'advice',
        confidence: 'high',
        summary: `${connector.identity} names another certificate than ${most[0]?.identity ?? 'the others'}: a renewal that did not reach all connectors looks like this.`,
        primary: connector.tlsCertificateName.origin,
        related: most
          .slice(0, 3)
          .map(({ tlsCertificateName, identity }) => ({ origin: tlsCertificateName.origin, text: identity })),
        args: {
          server: connector.kind === 'ReceiveConnector' ? connector.server : null,
          connector: connector.kind === 'ReceiveConnector' ? connector.identity : connector.name,
          kind: connector.kind,
          tlsCertificateName: known(connector.tlsCertificateName)?.raw ?? null,
          expectedTlsCertificateName: expected ?? null,
        },
      };
    });
  },
});
