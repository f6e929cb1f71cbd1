import { namesOf } from '@hybrid-mailflow/cert-inspector';
import { attributeInbound, known, type SendConnector } from '@hybrid-mailflow/connector-model';
import type { ServerRecord } from '../situation.js';
import { matchOneName, treatment, trustOf } from './attribution.js';
import { chooseCertificate } from './choose-certificate.js';
import { handshakeFault } from './handshake.js';
import type { PredictionInput } from './prediction-input.js';
import { validateRemote } from './validate-remote.js';
import { SessionSketch, type OnpremToCloudOutcome, type ServerPrediction } from './server-prediction.js';

/** On an Edge server the directory cuts the value off: it is never stored (§B.4). */
const EDGE_NAME_LIMIT = 256;

/**
 * Walks one session from one server to Exchange Online (§B.3, §D.3, §E.3): the send connector, the certificate presented,
 * the check of Exchange Online's own certificate, the connector of the tenant the session is attributed to, and whether the
 * mail counts as internal there.
 */
export function predictOnpremToCloud(
  input: PredictionInput,
  server: ServerRecord,
  connector: SendConnector,
): ServerPrediction {
  const sketch = new SessionSketch();
  const target = known(connector.smartHosts)?.[0] ?? known(connector.tlsDomain) ?? null;
  const finish = (outcome: OnpremToCloudOutcome, found: Partial<ServerPrediction> = {}): ServerPrediction => {
    const prediction = sketch.conclude({
      flow: 'onprem-to-cloud',
      server: server.name,
      outcome,
      target,
      served: found.served,
    });
    return { prediction, sendConnector: connector, ...found, missing: sketch.missing };
  };

  const text = `${connector.name} sends the mail of ${server.name} to Exchange Online`;
  sketch.step('connector', text, connector.origin);
  if (!usesTls(sketch, connector)) return finish('delivered-as-external');
  if (isLostOnEdge(sketch, server, connector)) return finish('delivered-as-external');
  const served = chooseCertificate(sketch, input, server, connector);
  if (served === 'unknown') return finish('unknown');
  if (served === 'none') return finish(withoutCertificate(sketch, connector));
  const fault = handshakeFault(input, server.name, served, 'Client');
  if (fault) {
    sketch.step('starttls', fault.text, fault.origin, fault.confidence);
    sketch.replyWith('421 4.4.1');
    return finish('tls-negotiation-failed', { served });
  }
  const refusal = validateRemote(sketch, input, server.name, connector);
  if (refusal) return finish(refusal, { served });

  const { organization } = input.configuration;
  if (organization.inboundConnectors.length === 0) {
    const unknown =
      'whether Exchange Online recognises the certificate is unknown without its InboundConnectors';
    return finish(sketch.lack('inbound-connectors', 'attribution', unknown), { served });
  }
  const attribution = attributeInbound({
    connectors: organization.inboundConnectors,
    acceptedDomains: organization.acceptedDomains,
    session: { certificate: { names: namesOf(served.certificate), ...trustOf(input, server.name, served) } },
    matchName: (pattern, name) => matchOneName(pattern, name, served),
  });
  const inbound = attribution.connector ? { inboundConnector: attribution.connector } : {};
  return finish(treatment(sketch, connector, attribution, served), { served, ...inbound });
}

/** IgnoreSTARTTLS sends in plain text: no certificate, no attribution by one (§D.3). */
function usesTls(sketch: SessionSketch, { ignoreStartTls, name }: SendConnector): boolean {
  if (known(ignoreStartTls) !== true) return true;
  const text = `IgnoreSTARTTLS of ${name} is True: the mail goes out without TLS and counts as Internet mail`;
  sketch.step('starttls', text, ignoreStartTls.origin, 'high');
  return false;
}

function isLostOnEdge(
  sketch: SessionSketch,
  { edge, name }: ServerRecord,
  { tlsCertificateName }: SendConnector,
): boolean {
  const length = known(tlsCertificateName)?.raw.length ?? 0;
  if (!edge || length <= EDGE_NAME_LIMIT) return false;
  const text = `TlsCertificateName has ${length} characters, more than the directory of ${name} stores: it presents another certificate and the mail counts as Internet mail`;
  sketch.step('certificate', text, tlsCertificateName.origin, 'high');
  return true;
}

/** With a name that fits nothing mail stays in the queue; without one the session goes out anonymously (§B.3). */
function withoutCertificate(
  sketch: SessionSketch,
  { tlsCertificateName }: SendConnector,
): OnpremToCloudOutcome {
  if (known(tlsCertificateName) === null) {
    const text =
      'without a certificate Exchange Online cannot attribute the session: the mail counts as Internet mail';
    sketch.step('reply', text, tlsCertificateName.origin, 'medium');
    return 'delivered-as-external';
  }
  const text =
    'mail stays queued with 454 4.7.5: the certificate specified in TlsCertificateName could not be found';
  sketch.step('reply', text, tlsCertificateName.origin);
  sketch.replyWith('454 4.7.5');
  return 'client-certificate-not-found';
}
