import { matchName, type StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import type { Origin } from '@hybrid-mailflow/evidence';
import { nameOf } from './certificate-name.js';
import type { OutboundRoute } from './outbound-route.js';
import type { CloudToOnpremOutcome, SessionSketch } from './server-prediction.js';

/** The checks of TlsSettings in the order their failures are reported: the name before the chain (§E.1.7). */
export function validateServed(
  sketch: SessionSketch,
  route: OutboundRoute,
  served: StoredCertificate,
  asOf: string,
): CloudToOnpremOutcome {
  const settings = route.tlsSettings;
  const settingsOrigin = route.connector?.tlsSettings.origin ?? route.tlsDomainOrigin;
  if (settings === undefined) {
    sketch.missing.push('outbound-connectors');
    sketch.step(
      'validation',
      'what Exchange Online checks is unknown without its OutboundConnector',
      null,
      'low',
    );
    return 'unknown';
  }
  if (settings === null || settings === 'EncryptionOnly') {
    sketch.step(
      'validation',
      `TlsSettings is ${settings ?? 'empty'}: any certificate is accepted`,
      settingsOrigin,
    );
    return 'delivered';
  }
  const name = settings === 'DomainValidation' ? checkName(sketch, route, served) : 'covered';
  if (name !== 'covered') return name;
  return checkValidity(sketch, served, asOf, settingsOrigin) ?? checkIssuer(sketch, served, settingsOrigin);
}

function checkName(
  sketch: SessionSketch,
  route: OutboundRoute,
  served: StoredCertificate,
): 'covered' | 'SubjectMismatch' | 'unknown' {
  if (route.tlsDomain === undefined) {
    sketch.missing.push('outbound-connectors');
    sketch.step(
      'validation',
      'TlsSettings is DomainValidation, but TlsDomain is not in the export',
      route.tlsDomainOrigin,
      'low',
    );
    return 'unknown';
  }
  const match = matchName(route.tlsDomain, served.certificate);
  const names = `the names of ${nameOf(served.certificate)}`;
  if (match.result === 'match') {
    sketch.step(
      'validation',
      `TlsDomain ${route.tlsDomain} is among ${names}`,
      route.tlsDomainOrigin,
      match.confidence,
    );
    return 'covered';
  }
  if (
    match.result === 'uncertain' ||
    (served.certificate.partial && served.certificate.dnsNames.length === 0)
  ) {
    sketch.missing.push('exchange-certificates');
    sketch.step(
      'validation',
      `whether TlsDomain ${route.tlsDomain} is covered by ${names} is not certain: ${match.reason}`,
      route.tlsDomainOrigin,
      'low',
    );
    return 'unknown';
  }
  sketch.step(
    'validation',
    `TlsDomain ${route.tlsDomain} is not among ${names}: Exchange Online answers SubjectMismatch`,
    route.tlsDomainOrigin,
    match.confidence,
  );
  return 'SubjectMismatch';
}

function checkValidity(
  sketch: SessionSketch,
  { certificate }: StoredCertificate,
  asOf: string,
  origin: Origin | null,
): 'CertificateExpired' | undefined {
  if (certificate.notAfter === undefined || certificate.notAfter >= asOf) return undefined;
  sketch.step(
    'validation',
    `the certificate expired on ${certificate.notAfter.slice(0, 10)} and is served all the same (event 12016)`,
    origin,
  );
  return 'CertificateExpired';
}

/** A leaf alone says nothing about the chain that will be sent (§E.1.8a): only what Exchange says of its root does. */
function checkIssuer(
  sketch: SessionSketch,
  served: StoredCertificate,
  origin: Origin | null,
): CloudToOnpremOutcome {
  if (served.certificate.selfSigned === true) {
    sketch.step(
      'validation',
      'the certificate is self-signed: Exchange Online answers UntrustedRoot',
      origin,
    );
    return 'UntrustedRoot';
  }
  const root = served.rootCaType?.toLowerCase();
  if (root === 'enterprise') {
    sketch.step(
      'validation',
      'RootCAType is Enterprise, a private certification authority: Exchange Online answers UntrustedRoot',
      origin,
      'high',
    );
    return 'UntrustedRoot';
  }
  if (root === 'thirdparty' && (served.status === undefined || served.status.toLowerCase() === 'valid')) {
    sketch.step(
      'validation',
      'RootCAType is ThirdParty and Status is Valid: the chain reaches a public root',
      origin,
      'high',
    );
    return 'delivered';
  }
  sketch.missing.push('starttls-probe');
  sketch.step(
    'validation',
    'whether the server sends a chain that reaches a public root is not in the exports',
    origin,
    'low',
  );
  return 'unknown';
}
