import {
  checkEopCoverage,
  known,
  listeningKey,
  type Capture,
  type ReceiveConnector,
} from '@hybrid-mailflow/connector-model';
import type { ServerRecord, Situation } from '../situation.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/**
 * Behind a load balancer that hands sessions on with its own address the connector with the narrower private range answers, not
 * the one meant for Exchange Online (§A.1.3). Exports do not tell whether there is such a device: its log of receiving does.
 */
export const receiveConnectorTakesPrivateAddresses = defineRule({
  id: 'receive-connector-takes-private-addresses',
  title: 'Behind a load balancer that hides addresses another receive connector would answer Exchange Online',
  severity: 'advice',
  cites: [CITATIONS.setReceiveConnector, CITATIONS.receiveConnectors],
  evaluate: (situation) =>
    alikeServers(situation).map(([first, ...others]): Outcome => {
      if (!first) return { outcome: 'not-applicable' };
      const { intended, capturesBehindNat } = checkEopCoverage({
        connectors: first.receiveConnectors,
        server: first.name,
      });
      const [capture, ...more] = capturesBehindNat.filter(
        ({ connector }) => !isMeantForCloud(connector, intended),
      );
      if (!capture || !intended) return { outcome: 'pass' };
      const connectors = [...new Set([capture, ...more].map(({ connector }) => connector.identity))];
      const rest = connectors.length > 1 ? ` or ${connectors.length - 1} more` : '';
      const alike = others.length > 0 ? ` (the same on ${others.length} more servers)` : '';
      return {
        outcome: 'fail',
        confidence: 'low',
        summary: `Should a load balancer or proxy hand sessions on with an address of its own, such as one in ${capture.by.text}, ${capture.connector.identity}${rest} would answer Exchange Online instead of ${intended.identity}${alike}. The remote addresses in the SmtpReceive protocol log of ${first.name} settle it.`,
        primary: capture.connector.remoteIpRanges.origin,
        related: [{ origin: intended.origin, text: 'the connector meant for it' }],
        args: {
          server: first.name,
          servers: [first, ...others].map(({ name }) => name).slice(0, 12),
          connector: capture.connector.identity,
          connectors: connectors.slice(0, 12),
          displaced: intended.identity,
          remoteIpRanges: rangesOf(capture, more),
        },
      };
    }),
});

/** Servers that take mail of Exchange Online, together where they listen alike; no log shows from where, and one name leads to several. */
function alikeServers({
  predictions,
  servers,
  observations,
}: Situation): readonly (readonly ServerRecord[])[] {
  const names = new Set(
    predictions.flatMap(({ prediction }) =>
      prediction.flow === 'cloud-to-onprem' ? [prediction.server] : [],
    ),
  );
  if (names.size < 2) return [];
  const alike = new Map<string, ServerRecord[]>();
  for (const name of names) {
    const server = servers.get(name);
    if (!server || observations.cloudAddresses.has(name)) continue;
    const key = listeningKey(server.receiveConnectors);
    alike.set(key, [...(alike.get(key) ?? []), server]);
  }
  return [...alike.values()];
}

/** Whether it would serve Exchange Online as well: the same certificate, and trusted with the headers. */
function isMeantForCloud(connector: ReceiveConnector, intended: ReceiveConnector | undefined): boolean {
  const certificate = known(connector.tlsCertificateName)?.raw.toLowerCase();
  const wanted = intended && known(intended.tlsCertificateName)?.raw.toLowerCase();
  const capabilities = known(connector.tlsDomainCapabilities) ?? [];
  return certificate === wanted && (wanted === undefined || capabilities.length > 0);
}

function rangesOf(capture: Capture, more: readonly Capture[]): readonly string[] {
  const ofSame = more.filter(({ connector }) => connector === capture.connector);
  return [...new Set([capture, ...ofSame].map(({ by }) => by.text))].slice(0, 12);
}
