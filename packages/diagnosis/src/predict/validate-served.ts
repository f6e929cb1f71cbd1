import { matchName, type StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import { nameOf } from './certificate-name.js';
import { checkIssuer } from './check-issuer.js';
import type { OutboundRoute } from './outbound-route.js';
import type { PredictionInput } from './prediction-input.js';
import type { CloudToOnpremOutcome, SessionSketch } from './server-prediction.js';

/** The checks of TlsSettings in the order their failures are reported: the name before the chain (§E.1.7). */
export function validateServed(
  sketch: SessionSketch,
  input: PredictionInput,
  route: OutboundRoute,
  server: string,
  served: StoredCertificate,
): CloudToOnpremOutcome {
  const settings = route.tlsSettings;
  const origin = route.connector?.tlsSettings.origin ?? route.tlsDomainOrigin;
  if (settings === undefined) {
    const text = 'what Exchange Online checks is unknown without its OutboundConnector';
    return sketch.lack('outbound-connectors', 'validation', text);
  }
  if (settings === null || settings === 'EncryptionOnly') {
    const text = `TlsSettings is ${settings ?? 'empty'}: any certificate is accepted`;
    sketch.step('validation', text, origin);
    return 'delivered';
  }
  const sentUntil = input.chains.of(served.certificate.thumbprint, server)?.leaf.notAfter;
  const outcome =
    (settings === 'DomainValidation' ? checkName(sketch, route, served) : undefined) ??
    checkValidity(sketch, served, sentUntil, input.asOf) ??
    checkIssuer(sketch, input, server, served);
  if (outcome !== 'delivered' && outcome !== 'unknown') sketch.replyWith('450 4.4.317');
  return outcome;
}

/** Undefined where the name is covered. */
function checkName(
  sketch: SessionSketch,
  route: OutboundRoute,
  served: StoredCertificate,
): 'SubjectMismatch' | 'unknown' | undefined {
  const { tlsDomain, tlsDomainOrigin } = route;
  if (tlsDomain === undefined) {
    const text = 'TlsSettings is DomainValidation, but TlsDomain is not in the export';
    return sketch.lack('outbound-connectors', 'validation', text, tlsDomainOrigin);
  }
  const match = matchName(tlsDomain, served.certificate);
  const names = `the names of ${nameOf(served.certificate)}`;
  if (match.result === 'match') {
    sketch.step('validation', `TlsDomain ${tlsDomain} is among ${names}`, tlsDomainOrigin, match.confidence);
    return undefined;
  }
  if (match.result === 'uncertain') {
    const text = `whether TlsDomain ${tlsDomain} is covered by ${names} is not certain: ${match.reason}`;
    return sketch.lack('exchange-certificates', 'validation', text, tlsDomainOrigin);
  }
  const text = `TlsDomain ${tlsDomain} is not among ${names}: Exchange Online answers SubjectMismatch`;
  sketch.step('validation', text, tlsDomainOrigin, match.confidence);
  return 'SubjectMismatch';
}

/** Expiry does not take STARTTLS away: the certificate is served, and the peer refuses it (§B.1.2). */
function checkValidity(
  sketch: SessionSketch,
  { certificate, status }: StoredCertificate,
  sentUntil: string | undefined,
  asOf: string,
): 'CertificateExpired' | undefined {
  const { notAfter = sentUntil, origin } = certificate;
  if (notAfter === undefined && status?.toLowerCase() === 'dateinvalid') {
    const text = 'Exchange says of the certificate that its date is not valid, and serves it all the same';
    sketch.step('validation', text, origin, 'high');
    return 'CertificateExpired';
  }
  if (notAfter === undefined || notAfter >= asOf) return undefined;
  const text = `the certificate expired on ${notAfter.slice(0, 10)} and is served all the same (event 12016)`;
  sketch.step('validation', text, origin);
  return 'CertificateExpired';
}
