import type { OutboundRoute } from './outbound-route.js';
import type { CloudToOnpremOutcome, SessionSketch } from './server-prediction.js';

/** What Exchange Online does without STARTTLS depends on its connector: opportunistic TLS falls back to plain text (§E.1). */
export function withoutStartTls(sketch: SessionSketch, route: OutboundRoute): CloudToOnpremOutcome {
  const { tlsSettings, connector } = route;
  if (tlsSettings === undefined) {
    const text = 'whether Exchange Online insists on TLS is unknown without its OutboundConnector';
    return sketch.lack('outbound-connectors', 'validation', text);
  }
  const origin = connector?.tlsSettings.origin ?? route.tlsDomainOrigin;
  if (tlsSettings === null) {
    const text = 'TlsSettings is empty: Exchange Online delivers without TLS';
    sketch.step('validation', text, origin, 'medium');
    return 'delivered';
  }
  const text = `TlsSettings is ${tlsSettings}: Exchange Online defers with 451 5.7.3 STARTTLS is required to send mail`;
  sketch.step('validation', text, origin);
  sketch.replyWith('451 5.7.3');
  return 'starttls-not-offered';
}
