import { known, type ReceiveConnector } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { byReach } from './judging/by-reach.js';
import { isNamed } from './judging/named-certificates.js';
import { isDefaultFrontend, rangesWithoutCloud } from './judging/ranges-to-hold.js';
import type { Situation } from '../situation.js';

/** A narrower range wins: a relay connector that lists the load balancer takes all mail of EOP (§A.1.2, §A.1.3). */
export const receiveConnectorCapturesCloudMail = defineRule({
  id: 'receive-connector-captures-cloud-mail',
  title: 'Another receive connector than Default Frontend answers Exchange Online',
  severity: 'degraded',
  cites: [CITATIONS.setReceiveConnector],
  evaluate: (situation) =>
    situation.predictions.map((entry) => {
      const { prediction, receiveConnector, displaced } = entry;
      if (!receiveConnector) return { outcome: 'not-applicable' };
      if (!displaced || !isDefaultFrontend(displaced) || isDefaultFrontend(receiveConnector))
        return { outcome: 'pass' };
      const { remoteAddress } = prediction;
      const ranges = known(receiveConnector.remoteIpRanges)?.map(({ text }) => text) ?? [];
      const from = remoteAddress ?? 'Exchange Online';
      return {
        outcome: 'fail',
        severity: byReach(situation, entry, prediction.outcome === 'delivered' ? 'degraded' : 'blocker'),
        confidence: prediction.confidence,
        summary: `${receiveConnector.identity} answers ${from} instead of ${displaced.identity}: its RemoteIPRanges hold that address more narrowly.`,
        primary: receiveConnector.remoteIpRanges.origin,
        related: [{ origin: displaced.origin, text: 'the connector meant for it' }],
        args: {
          server: prediction.server,
          connector: receiveConnector.identity,
          displaced: displaced.identity,
          remoteAddress,
          remoteIpRanges: ranges,
          expected: isReady(situation, prediction.server, displaced)
            ? rangesWithoutCloud(situation, prediction.server, receiveConnector)
            : null,
        },
      };
    }),
});

/** Whether the connector that would answer instead offers STARTTLS with a current certificate of the store, to anybody. */
function isReady({ stores, asOf }: Situation, server: string, connector: ReceiveConnector): boolean {
  const name = known(connector.tlsCertificateName)?.raw;
  const certificate = (stores.get(server) ?? []).find(
    (entry) => isNamed(entry, name) && (entry.stored.certificate.notAfter ?? asOf) >= asOf,
  );
  return (
    certificate !== undefined &&
    known(connector.authMechanism)?.includes('Tls') === true &&
    known(connector.permissionGroups)?.includes('AnonymousUsers') === true
  );
}
