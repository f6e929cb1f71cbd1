import { matchName, namesOf, type StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import {
  attributeInbound,
  known,
  type InboundAttribution,
  type NameMatch,
  type SendConnector,
} from '@hybrid-mailflow/connector-model';
import type { Configuration } from '../situation.js';
import { nameOf } from './certificate-name.js';
import { chooseCertificate } from './choose-certificate.js';
import { SessionSketch, type OnpremToCloudOutcome, type ServerPrediction } from './server-prediction.js';

/**
 * Walks one session from one server to Exchange Online (§B.3, §D.3, §E.3): the send connector, the certificate presented,
 * the connector of the tenant the session is attributed to, and whether the mail counts as internal there.
 */
export function predictOnpremToCloud(
  configuration: Configuration,
  server: string,
  connector: SendConnector,
  asOf: string,
): ServerPrediction {
  const sketch = new SessionSketch();
  const target = known(connector.smartHosts)?.[0] ?? known(connector.tlsDomain) ?? null;
  const finish = (outcome: OnpremToCloudOutcome, found: Partial<ServerPrediction> = {}): ServerPrediction => {
    const prediction = sketch.conclude({
      flow: 'onprem-to-cloud',
      server,
      outcome,
      target,
      served: found.served,
    });
    return { prediction, sendConnector: connector, ...found, missing: sketch.missing };
  };
  sketch.step(
    'connector',
    `${connector.name} sends the mail of ${server} to Exchange Online`,
    connector.origin,
  );
  if (!usesTls(sketch, connector)) return finish('delivered-as-external');
  const served = chooseCertificate(sketch, configuration, server, connector, asOf);
  if (served === 'unknown') return finish('unknown');
  if (served === 'none') return finish(withoutCertificate(sketch, connector));
  const { organization } = configuration;
  if (organization.inboundConnectors.length === 0) {
    sketch.missing.push('inbound-connectors');
    sketch.step(
      'attribution',
      'whether Exchange Online recognises the certificate is unknown without its InboundConnectors',
      null,
      'low',
    );
    return finish('unknown', { served });
  }
  const attribution = attributeInbound({
    connectors: organization.inboundConnectors,
    acceptedDomains: organization.acceptedDomains,
    session: { certificate: { names: namesOf(served.certificate), ...trustOf(served, asOf) } },
    matchName: (pattern, name) => matchOneName(pattern, name, served),
  });
  const inbound = attribution.connector ? { inboundConnector: attribution.connector } : {};
  return finish(treatment(sketch, connector, attribution, served), { served, ...inbound });
}

/** IgnoreSTARTTLS sends in plain text: no certificate, no attribution by one (§D.3). */
function usesTls(sketch: SessionSketch, { ignoreStartTls, name }: SendConnector): boolean {
  if (known(ignoreStartTls) !== true) return true;
  sketch.step(
    'starttls',
    `IgnoreSTARTTLS of ${name} is True: the mail goes out without TLS and counts as Internet mail`,
    ignoreStartTls.origin,
    'high',
  );
  return false;
}

/** With a name that fits nothing mail stays in the queue; without one the session goes out anonymously (§B.3). */
function withoutCertificate(
  sketch: SessionSketch,
  { tlsCertificateName }: SendConnector,
): OnpremToCloudOutcome {
  const named = known(tlsCertificateName) !== null;
  const text = named
    ? 'mail stays queued with 454 4.7.5: the certificate specified in TlsCertificateName could not be found'
    : 'without a certificate Exchange Online cannot attribute the session: the mail counts as Internet mail';
  sketch.step('reply', text, tlsCertificateName.origin, named ? 'certain' : 'medium');
  return named ? 'client-certificate-not-found' : 'delivered-as-external';
}

/** Undefined stays unknown: the chain that is sent is not in an export of leaf certificates (§E.1.8a). */
function trustOf(served: StoredCertificate, asOf: string): { readonly trusted?: boolean } {
  const { certificate, rootCaType, status } = served;
  if (certificate.selfSigned === true || (certificate.notAfter !== undefined && certificate.notAfter < asOf))
    return { trusted: false };
  const root = rootCaType?.toLowerCase();
  if (root === 'enterprise') return { trusted: false };
  return root === 'thirdparty' && status?.toLowerCase() === 'valid' ? { trusted: true } : {};
}

function matchOneName(pattern: string, name: string, { certificate }: StoredCertificate): NameMatch {
  const { result } = matchName(pattern, { ...certificate, commonName: name, dnsNames: [name] });
  return result === 'no-match' ? 'noMatch' : result;
}

function treatment(
  sketch: SessionSketch,
  connector: SendConnector,
  attribution: InboundAttribution,
  served: StoredCertificate,
): OnpremToCloudOutcome {
  const origin = attribution.connector?.tlsSenderCertificateName.origin ?? null;
  sketch.step('attribution', attribution.reason, origin, attribution.confidence);
  if (attribution.attribution === 'unknown') {
    sketch.missing.push('inbound-connectors');
    return 'unknown';
  }
  if (attribution.attribution === 'none') return withoutAttribution(sketch, attribution, served);
  const sent = known(connector.cloudServicesMailEnabled);
  const kept = attribution.headersKept;
  if (sent === undefined || kept === undefined) {
    sketch.missing.push(sent === undefined ? 'send-connectors' : 'inbound-connectors');
    sketch.step(
      'reply',
      'whether CloudServicesMailEnabled is set on both sides is not in the exports',
      null,
      'low',
    );
    return 'unknown';
  }
  if (sent && kept) {
    sketch.step(
      'reply',
      'CloudServicesMailEnabled is set on both sides: the mail counts as internal',
      connector.cloudServicesMailEnabled.origin,
    );
    return 'delivered-as-internal';
  }
  const lacking = sent ? (attribution.connector?.name ?? 'the InboundConnector') : connector.name;
  const setting = sent ? attribution.connector?.cloudServicesMailEnabled : connector.cloudServicesMailEnabled;
  sketch.step(
    'reply',
    `CloudServicesMailEnabled of ${lacking} is False: the mail counts as external`,
    setting?.origin ?? null,
  );
  return 'delivered-as-external';
}

/** A Partner connector with a restriction rejects what nobody attributed (§E.3.3). */
function withoutAttribution(
  sketch: SessionSketch,
  { partner, confidence }: InboundAttribution,
  { certificate }: StoredCertificate,
): OnpremToCloudOutcome {
  const [restriction] = partner?.fails ?? [];
  if (partner && restriction !== undefined) {
    const text = `${restriction} of the Partner connector ${partner.connector.name} rejects it with 550 5.7.51`;
    sketch.step('reply', text, partner.connector.origin, confidence);
    return 'rejected';
  }
  sketch.step(
    'reply',
    `nothing attributes ${nameOf(certificate)} to the tenant: the mail counts as Internet mail`,
    null,
    confidence,
  );
  return 'delivered-as-external';
}
