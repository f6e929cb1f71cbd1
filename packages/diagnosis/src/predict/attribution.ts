import { matchName, type StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import {
  known,
  type InboundAttribution,
  type NameMatch,
  type SendConnector,
} from '@hybrid-mailflow/connector-model';
import { nameOf } from './certificate-name.js';
import { isExpired } from './is-expired.js';
import type { PredictionInput } from './prediction-input.js';
import type { OnpremToCloudOutcome, SessionSketch } from './server-prediction.js';

/** Undefined stays unknown: the chain that is sent is not in an export of leaf certificates (§E.1.8a). */
export function trustOf(
  { chains, asOf }: PredictionInput,
  server: string,
  served: StoredCertificate,
): { readonly trusted?: boolean } {
  const { certificate, rootCaType, status } = served;
  if (certificate.selfSigned === true || isExpired(served, asOf)) return { trusted: false };
  const root = rootCaType?.toLowerCase();
  if (root === 'enterprise') return { trusted: false };
  if (chains.of(certificate.thumbprint, server)?.verdict.result === 'trusted') return { trusted: true };
  return root === 'thirdparty' && status?.toLowerCase() === 'valid' ? { trusted: true } : {};
}

export function matchOneName(pattern: string, name: string, { certificate }: StoredCertificate): NameMatch {
  const { result } = matchName(pattern, { ...certificate, commonName: name, dnsNames: [name] });
  return result === 'no-match' ? 'noMatch' : result;
}

/** What Exchange Online makes of the mail, by whom it takes the session to be (§E.3). */
export function treatment(
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
    const gap = sent === undefined ? 'send-connectors' : 'inbound-connectors';
    return sketch.lack(
      gap,
      'reply',
      'whether CloudServicesMailEnabled is set on both sides is not in the exports',
    );
  }
  if (sent && kept) {
    const text = 'CloudServicesMailEnabled is set on both sides: the mail counts as internal';
    sketch.step('reply', text, connector.cloudServicesMailEnabled.origin);
    return 'delivered-as-internal';
  }
  const lacking = sent ? (attribution.connector?.name ?? 'the InboundConnector') : connector.name;
  const setting = sent ? attribution.connector?.cloudServicesMailEnabled : connector.cloudServicesMailEnabled;
  const text = `CloudServicesMailEnabled of ${lacking} is False: the mail counts as external`;
  sketch.step('reply', text, setting?.origin ?? null);
  return 'delivered-as-external';
}

/** A Partner connector with a restriction rejects what nobody attributed (§E.3.3); so does a name of no accepted domain (§E.3.2). */
function withoutAttribution(
  sketch: SessionSketch,
  { partner, obstacles, confidence }: InboundAttribution,
  { certificate }: StoredCertificate,
): OnpremToCloudOutcome {
  const [restriction] = partner?.fails ?? [];
  if (partner && restriction !== undefined) {
    const text = `${restriction} of the Partner connector ${partner.connector.name} rejects it with 550 5.7.51`;
    sketch.step('reply', text, partner.connector.origin, confidence);
    sketch.replyWith('550 5.7.51');
    return 'rejected';
  }
  const foreign = obstacles.find(({ obstacle }) => obstacle === 'name-not-accepted-domain');
  if (foreign) {
    const { connector } = foreign;
    const text = `TlsSenderCertificateName of ${connector.name} is under no accepted domain: mail is rejected with 550 5.7.51`;
    sketch.step('reply', text, connector.tlsSenderCertificateName.origin, 'medium');
    sketch.replyWith('550 5.7.51');
    return 'rejected';
  }
  const text = `nothing attributes ${nameOf(certificate)} to the tenant: the mail counts as Internet mail`;
  sketch.step('reply', text, null, confidence);
  return 'delivered-as-external';
}
