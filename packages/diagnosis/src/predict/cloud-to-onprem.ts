import type { StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import { known, selectReceiveConnector, type ReceiveConnector } from '@hybrid-mailflow/connector-model';
import type { Configuration } from '../situation.js';
import { chooseCertificate } from './choose-certificate.js';
import type { OutboundRoute } from './outbound-route.js';
import { SessionSketch, type CloudToOnpremOutcome, type ServerPrediction } from './server-prediction.js';
import { validateServed } from './validate-served.js';

const SMTP_PORT = 25;

/** An address of the published worldwide list (§H.1), for servers whose log shows none. */
const SAMPLE_EOP_ADDRESS = '104.47.0.1';

/**
 * Walks one session from Exchange Online to one server through the exported settings (§A.1, §B.1, §E.1):
 * which receive connector answers, whether STARTTLS is offered, which certificate is served, and what
 * Exchange Online makes of it. What the exports do not tell gives `unknown`, never a guess.
 */
export function predictCloudToOnprem(
  configuration: Configuration,
  server: string,
  route: OutboundRoute,
  remoteAddress: string | undefined,
  asOf: string,
): ServerPrediction {
  const sketch = new SessionSketch();
  const finish = (outcome: CloudToOnpremOutcome, found: Found = {}) =>
    conclude(sketch, {
      server,
      route,
      outcome,
      ...(remoteAddress === undefined ? {} : { remoteAddress }),
      ...found,
    });
  const answer = answeringConnector(sketch, configuration, server, remoteAddress);
  if (answer === 'refused') return finish('refused');
  if (!answer) return finish('unknown');
  const offered = offersStartTls(sketch, answer.receiveConnector);
  if (offered === undefined) return finish('unknown', answer);
  if (!offered) return finish(withoutStartTls(sketch, route), answer);
  const served = chooseCertificate(sketch, configuration, server, answer.receiveConnector, asOf);
  if (served === 'unknown') return finish('unknown', answer);
  if (served === 'none') return finish(withoutStartTls(sketch, route), answer);
  return finish(validateServed(sketch, route, served, asOf), { ...answer, served });
}

/** The objects a prediction came to. */
interface Found {
  readonly receiveConnector?: ReceiveConnector;
  readonly displaced?: ReceiveConnector;
  readonly served?: StoredCertificate;
}

function answeringConnector(
  sketch: SessionSketch,
  { organization }: Configuration,
  server: string,
  remoteAddress: string | undefined,
): (Found & { readonly receiveConnector: ReceiveConnector }) | 'refused' | undefined {
  const connectors = organization.receiveConnectors.filter(
    (connector) => connector.server.toUpperCase() === server,
  );
  if (connectors.length === 0) {
    sketch.missing.push('receive-connectors');
    sketch.step('connector', `no receive connectors of ${server} were given`, null, 'low');
    return undefined;
  }
  const address = remoteAddress ?? SAMPLE_EOP_ADDRESS;
  const selection = selectReceiveConnector({
    connectors,
    server,
    localPort: SMTP_PORT,
    remoteAddress: address,
  });
  const from = remoteAddress ?? 'an address of Exchange Online';
  if (selection.outcome === 'no-connector') {
    sketch.step(
      'connector',
      `no connector of ${server} accepts ${from} on port ${SMTP_PORT}: ${selection.reason}`,
      connectors[0]?.origin ?? null,
      selection.confidence,
    );
    return 'refused';
  }
  if (!selection.chosen) {
    sketch.missing.push('receive-connectors');
    sketch.step('connector', selection.reason, connectors[0]?.origin ?? null, 'low');
    return undefined;
  }
  const { connector } = selection.chosen;
  sketch.step(
    'connector',
    `${connector.identity} answers ${from}: ${selection.reason}`,
    connector.origin,
    selection.confidence,
  );
  const displaced = selection.runnerUp?.connector;
  return { receiveConnector: connector, ...(displaced ? { displaced } : {}) };
}

function offersStartTls(sketch: SessionSketch, connector: ReceiveConnector): boolean | undefined {
  const { authMechanism } = connector;
  const mechanisms = known(authMechanism);
  if (!mechanisms) {
    sketch.missing.push('receive-connectors');
    sketch.step(
      'starttls',
      'the export does not show AuthMechanism, so it is unknown whether STARTTLS is offered',
      authMechanism.origin,
      'low',
    );
    return undefined;
  }
  const offered = mechanisms.some((mechanism) => mechanism.toLowerCase() === 'tls');
  const text = offered
    ? 'AuthMechanism contains Tls, so STARTTLS is offered if a certificate is found'
    : 'AuthMechanism lacks Tls, so STARTTLS is not offered';
  sketch.step('starttls', text, authMechanism.origin);
  return offered;
}

/** What Exchange Online does without STARTTLS depends on the connector (§E.1): opportunistic TLS falls back to plain text. */
function withoutStartTls(sketch: SessionSketch, route: OutboundRoute): CloudToOnpremOutcome {
  if (route.tlsSettings === undefined) {
    sketch.missing.push('outbound-connectors');
    sketch.step(
      'validation',
      'whether Exchange Online insists on TLS is unknown without its OutboundConnector',
      null,
      'low',
    );
    return 'unknown';
  }
  if (route.tlsSettings === null) {
    sketch.step(
      'validation',
      'TlsSettings is empty: Exchange Online delivers without TLS',
      route.connector?.tlsSettings.origin ?? null,
      'medium',
    );
    return 'delivered';
  }
  sketch.step(
    'validation',
    `TlsSettings is ${route.tlsSettings}: Exchange Online defers with 451 5.7.3 STARTTLS is required to send mail`,
    route.connector?.tlsSettings.origin ?? null,
  );
  return 'starttls-not-offered';
}

interface Conclusion extends Found {
  readonly server: string;
  readonly route: OutboundRoute;
  readonly outcome: CloudToOnpremOutcome;
  readonly remoteAddress?: string;
}

function conclude(sketch: SessionSketch, { server, route, outcome, ...found }: Conclusion): ServerPrediction {
  const prediction = sketch.conclude({
    flow: 'cloud-to-onprem',
    server,
    outcome,
    target: route.target,
    served: found.served,
  });
  const outboundConnector = route.connector ? { outboundConnector: route.connector } : {};
  return { prediction, ...outboundConnector, ...found, missing: sketch.missing };
}
