import { matchName, selectCertificate, type StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import { known, selectReceiveConnector, type ReceiveConnector } from '@hybrid-mailflow/connector-model';
import type { Origin } from '@hybrid-mailflow/evidence';
import type { Prediction } from '../diagnosis.js';
import type { Configuration } from '../situation.js';
import type { OutboundRoute } from './outbound-route.js';
import {
  SessionSketch,
  weakest,
  type CloudToOnpremOutcome,
  type ServerPrediction,
} from './server-prediction.js';

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
  const served = servedCertificate(sketch, configuration, server, answer.receiveConnector, asOf);
  if (served === 'unknown') return finish('unknown', answer);
  if (served === 'none') return finish(withoutStartTls(sketch, route), answer);
  return finish(validate(sketch, route, served, asOf), { ...answer, served });
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

function servedCertificate(
  sketch: SessionSketch,
  { organization, stores }: Configuration,
  server: string,
  connector: ReceiveConnector,
  asOf: string,
): StoredCertificate | 'none' | 'unknown' {
  const store = stores.get(server);
  if (!store) {
    sketch.missing.push('exchange-certificates');
    sketch.step(
      'certificate',
      `the certificates of ${server} were not given, so the served one is unknown`,
      null,
      'low',
    );
    return 'unknown';
  }
  const key = selectionKey(organization, connector, server);
  if (!key) {
    sketch.missing.push('receive-connectors');
    sketch.step(
      'certificate',
      'the export shows neither TlsCertificateName nor Fqdn of the connector',
      connector.tlsCertificateName.origin,
      'low',
    );
    return 'unknown';
  }
  const selection = selectCertificate({ key: key.key, pool: store.map(({ stored }) => stored), asOf });
  if (!selection.chosen) {
    sketch.step(
      'certificate',
      `${key.text}, and no certificate in the store of ${server} fits: ${selection.reason} (event 12014); STARTTLS is not offered`,
      key.origin,
      selection.confidence,
    );
    return 'none';
  }
  const { certificate } = selection.chosen;
  sketch.step(
    'certificate',
    `${key.text}: ${server} serves ${nameOf(certificate)}; ${selection.reason}`,
    key.origin,
    selection.confidence,
  );
  return selection.chosen;
}

interface SelectionKey {
  readonly key: { readonly kind: 'tls-certificate-name' | 'fqdn'; readonly value: string };
  readonly text: string;
  readonly origin: Origin;
}

/** TlsCertificateName, else Fqdn of the connector, else that of the server (§B.1). */
function selectionKey(
  organization: Configuration['organization'],
  connector: ReceiveConnector,
  server: string,
): SelectionKey | undefined {
  const identifier = known(connector.tlsCertificateName);
  if (identifier === undefined) return undefined;
  const { origin } = connector.tlsCertificateName;
  if (identifier !== null) {
    return {
      key: { kind: 'tls-certificate-name', value: identifier.raw },
      text: `TlsCertificateName is ${identifier.raw}`,
      origin,
    };
  }
  const serverFqdn = organization.exchangeServers.find((entry) => entry.name.toUpperCase() === server)?.fqdn;
  const fqdn = known(connector.fqdn) ?? (serverFqdn && known(serverFqdn));
  if (fqdn === undefined || fqdn === null) return undefined;
  return {
    key: { kind: 'fqdn', value: fqdn },
    text: `TlsCertificateName is empty, so Fqdn ${fqdn} decides`,
    origin,
  };
}

/** The checks of TlsSettings in the order their failures are reported: the name before the chain (§E.1.7). */
function validate(
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

interface Conclusion extends Found {
  readonly server: string;
  readonly route: OutboundRoute;
  readonly outcome: CloudToOnpremOutcome;
  readonly remoteAddress?: string;
}

function conclude(sketch: SessionSketch, { server, route, outcome, ...found }: Conclusion): ServerPrediction {
  const certificate = found.served?.certificate;
  const prediction: Prediction = {
    flow: 'cloud-to-onprem',
    server,
    outcome,
    confidence: outcome === 'unknown' ? 'low' : weakest(sketch.confidences),
    summary: `${server}: ${sketch.steps.at(-1)?.text ?? outcome}`,
    steps: sketch.steps,
    certificate: certificate
      ? {
          subject: certificate.subject,
          thumbprint: certificate.thumbprint ?? null,
          notAfter: certificate.notAfter ?? null,
          selfSigned: certificate.selfSigned ?? null,
        }
      : null,
    target: route.target,
  };
  const outboundConnector = route.connector ? { outboundConnector: route.connector } : {};
  return { prediction, ...outboundConnector, ...found, missing: sketch.missing };
}

/** `CN=mail.contoso.com`: the common name where there is one, else the whole subject. */
export function nameOf(certificate: StoredCertificate['certificate']): string {
  return certificate.commonName === undefined
    ? certificate.subject || 'a certificate without subject'
    : `CN=${certificate.commonName}`;
}
