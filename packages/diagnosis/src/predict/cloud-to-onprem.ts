import type { StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import { known, type ReceiveConnector } from '@hybrid-mailflow/connector-model';
import type { ServerRecord } from '../situation.js';
import { chooseCertificate } from './choose-certificate.js';
import { SMTP_PORT, type CloudSession } from './cloud-sessions.js';
import { handshakeFault } from './handshake.js';
import type { OutboundRoute } from './outbound-route.js';
import type { PredictionInput } from './prediction-input.js';
import type { Reach } from './reach.js';
import { SessionSketch, type CloudToOnpremOutcome, type ServerPrediction } from './server-prediction.js';
import { validateServed } from './validate-served.js';
import { withoutStartTls } from './without-starttls.js';

/** A server that Exchange Online may reach, by which route, and how the session meets its connectors. */
export interface CloudPath {
  readonly server: ServerRecord;
  readonly reach: Reach;
  readonly route: OutboundRoute;
  readonly session: CloudSession;
  /** Every address meets the same connector. */
  readonly sole: boolean;
}

/**
 * Walks one session from Exchange Online to one server through the exported settings (§A.1, §B.1, §E.1):
 * which receive connector answers, whether STARTTLS is offered, which certificate is served, what Exchange Online
 * makes of it, and whether mail is taken. What the exports do not tell gives `unknown`, never a guess.
 */
export function predictCloudToOnprem(input: PredictionInput, path: CloudPath): ServerPrediction {
  const { server, route, session, reach } = path;
  const sketch = new SessionSketch();
  const finish = (outcome: CloudToOnpremOutcome, found: Found = {}): ServerPrediction => ({
    prediction: sketch.conclude({
      flow: 'cloud-to-onprem',
      server: server.name,
      remoteAddress: path.sole && !session.translated ? undefined : session.address,
      outcome,
      target: route.target,
      served: found.served,
    }),
    ...(route.connector ? { outboundConnector: route.connector } : {}),
    ...found,
    reach,
    missing: sketch.missing,
  });

  const answer = answeringConnector(sketch, path);
  if (answer === 'refused') return finish('refused');
  if (!answer) return finish('unknown');
  const { receiveConnector } = answer;

  const offered = offersStartTls(sketch, receiveConnector);
  if (offered === undefined) return finish('unknown', answer);
  const afterTls = (outcome: CloudToOnpremOutcome, found: Found) =>
    finish(outcome === 'delivered' ? takesMail(sketch, receiveConnector) : outcome, found);
  if (!offered) return afterTls(withoutStartTls(sketch, route), answer);

  const served = chooseCertificate(sketch, input, server, receiveConnector);
  if (served === 'unknown') return finish('unknown', answer);
  if (served === 'none') return afterTls(withoutStartTls(sketch, route), answer);
  const found = { ...answer, served };
  const fault = handshakeFault(input, server.name, served, 'Server');
  if (fault) {
    sketch.step('starttls', fault.text, fault.origin, fault.confidence);
    return finish(afterFailedHandshake(sketch, route), found);
  }
  return afterTls(validateServed(sketch, input, route, server.name, served), found);
}

/** The objects a prediction came to. */
interface Found {
  readonly receiveConnector?: ReceiveConnector;
  readonly displaced?: ReceiveConnector;
  readonly served?: StoredCertificate;
}

function answeringConnector(
  sketch: SessionSketch,
  { server, session, sole, reach }: CloudPath,
): (Found & { readonly receiveConnector: ReceiveConnector }) | 'refused' | undefined {
  const connectors = server.receiveConnectors;
  if (connectors.length === 0) {
    const text = `no receive connectors of ${server.name} were given`;
    sketch.lack(server.edge ? 'edge-receive-connectors' : 'receive-connectors', 'connector', text);
    return undefined;
  }
  const { selection, address, translated } = session;
  const from = translated || !sole ? address : 'Exchange Online';
  const origin = connectors[0]?.origin ?? null;
  if (selection.outcome === 'no-connector') {
    const text = `no connector of ${server.name} accepts ${from} on port ${SMTP_PORT}: ${selection.reason}`;
    sketch.step('connector', text, origin, selection.confidence);
    return 'refused';
  }
  if (!selection.chosen) {
    sketch.lack('receive-connectors', 'connector', selection.reason, origin);
    return undefined;
  }
  const { connector } = selection.chosen;
  // The reason names the connector and the address.
  const whom = from === address ? '' : ` ${from}`;
  const text = `${selection.reason.replace(/\.$/, '')}: it answers${whom}`;
  sketch.step('connector', text, connector.origin, selection.confidence);
  if (reach === 'unlisted') {
    const doubt = `the wizard was not run for ${server.name}: Exchange Online reaches it only where DNS or a load balancer leads there`;
    sketch.step('connector', doubt, null, 'medium');
  }
  const displaced = selection.runnerUp?.connector;
  return { receiveConnector: connector, ...(displaced ? { displaced } : {}) };
}

/** `Tls` in AuthMechanism is what advertises STARTTLS (§B.1.1, §D.2). */
function offersStartTls(sketch: SessionSketch, connector: ReceiveConnector): boolean | undefined {
  const { authMechanism } = connector;
  const mechanisms = known(authMechanism);
  if (!mechanisms) {
    const text = 'the export does not show AuthMechanism, so it is unknown whether STARTTLS is offered';
    sketch.lack('receive-connectors', 'starttls', text, authMechanism.origin);
    return undefined;
  }
  const offered = mechanisms.includes('Tls');
  const text = offered
    ? 'AuthMechanism contains Tls, so STARTTLS is offered if a certificate is found'
    : 'AuthMechanism lacks Tls, so STARTTLS is not offered';
  sketch.step('starttls', text, authMechanism.origin);
  return offered;
}

/** What Exchange Online does after a handshake that broke is documented only where its connector demands TLS (§E.1). */
function afterFailedHandshake(sketch: SessionSketch, route: OutboundRoute): CloudToOnpremOutcome {
  const { tlsSettings, connector } = route;
  const origin = connector?.tlsSettings.origin ?? route.tlsDomainOrigin;
  if (tlsSettings === undefined || tlsSettings === null) {
    const text = 'whether Exchange Online then falls back to plain text is not documented';
    return sketch.lack(
      tlsSettings === null ? 'starttls-probe' : 'outbound-connectors',
      'reply',
      text,
      origin,
    );
  }
  const text = `TlsSettings is ${tlsSettings}: Exchange Online defers with 450 4.4.317 TLS negotiation failed`;
  sketch.step('reply', text, origin);
  sketch.replyWith('450 4.4.317');
  return 'tls-negotiation-failed';
}

/** EOP does not log in: without AnonymousUsers its mail is refused (§D.2). */
function takesMail(sketch: SessionSketch, connector: ReceiveConnector): CloudToOnpremOutcome {
  const { permissionGroups, authMechanism } = connector;
  const groups = known(permissionGroups);
  if (!groups) {
    const text =
      'the export does not show PermissionGroups, so it is unknown whether mail is taken without login';
    return sketch.lack('receive-connectors', 'reply', text, permissionGroups.origin);
  }
  const trusted = known(authMechanism)?.includes('ExternalAuthoritative') === true;
  if (trusted || groups.some((group) => group === 'AnonymousUsers' || group === 'Custom')) {
    const how = trusted
      ? 'AuthMechanism ExternalAuthoritative takes'
      : `PermissionGroups ${groups.join(', ')} take`;
    const sure = trusted || groups.includes('AnonymousUsers');
    sketch.step('reply', `${how} mail without a login`, permissionGroups.origin, sure ? 'certain' : 'medium');
    return 'delivered';
  }
  const text =
    'PermissionGroups lack AnonymousUsers: mail is refused with 530 5.7.57 Client was not authenticated';
  sketch.step('reply', text, permissionGroups.origin, 'high');
  sketch.replyWith('530 5.7.57');
  return 'rejected';
}
