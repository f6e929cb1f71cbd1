import { known } from '@hybrid-mailflow/connector-model';
import { setupCertificateOf } from '../observe/whose-certificate.js';
import { defineCause, type Assessment } from './define-cause.js';
import { fromSettings } from './weighing/from-settings.js';
import { points, suggested } from './weighing/grounds.js';
import { agree, distinct, listed } from './weighing/listed.js';
import { faultOf, failing, type View } from './weighing/view.js';

const FAULTS = ['SubjectMismatch', 'UntrustedRoot', 'starttls-required', 'certificate-validation-failed'];

/** The founding cause (§J.1, §M): some servers name the certificate, the others serve what their Fqdn selects. */
export const serverWithoutTlsCertificateName = defineCause({
  id: 'server-without-tls-certificate-name',
  faults: FAULTS,
  rules: ['receive-connector-without-tls-certificate-name'],
  assess: (view) => {
    const wrong = failing(view.toOnprem, ['SubjectMismatch', 'UntrustedRoot', 'starttls-not-offered']).filter(
      ({ receiveConnector, displaced }) =>
        receiveConnector !== undefined &&
        known(receiveConnector.tlsCertificateName) === null &&
        known(receiveConnector.authMechanism)?.some((mechanism) => /^tls$/i.test(mechanism)) === true &&
        // A connector that took the session away from one with a name is the fault of its ranges.
        !(displaced && known(displaced.tlsCertificateName)),
    );
    if (wrong.length === 0) return withoutStores(view) ?? fromLogs(view);
    return fromSettings(view, {
      wrong,
      flow: view.toOnprem,
      fault: faultOf(view, FAULTS),
      summary: (servers) => ofFinding(view, servers) ?? severalServers(servers),
    });
  },
});

function ofFinding({ findings }: View, servers: readonly string[]): string | undefined {
  if (servers.length !== 1) return undefined;
  return findings.find(({ ruleId }) => ruleId === 'receive-connector-without-tls-certificate-name')?.summary;
}

function severalServers(servers: readonly string[]): string {
  return `${agree(servers, 'has', 'have')} no TlsCertificateName on the connector that answers EOP, and serve the certificate their Fqdn selects, which Exchange Online refuses.`;
}

/** Connectors alone: that some name a certificate and others none says much when the name does not match. */
function withoutStores(view: View): Assessment | undefined {
  if (!faultOf(view, FAULTS)) return undefined;
  const open = view.toOnprem.filter(
    ({ prediction, receiveConnector }) => prediction.outcome === 'unknown' && receiveConnector,
  );
  const nameless = open.filter(
    ({ receiveConnector }) => receiveConnector && known(receiveConnector.tlsCertificateName) === null,
  );
  const servers = distinct(nameless.map(({ prediction }) => prediction.server));
  if (servers.length === 0) return undefined;
  const others = distinct(open.map(({ prediction }) => prediction.server)).filter(
    (name) => !servers.includes(name),
  );
  const beside = others.length > 0 ? `, while the one of ${listed(others)} does` : '';
  return {
    summary: `The connector of ${listed(servers)} that answers EOP names no certificate${beside}: ${servers.length === 1 ? 'it serves' : 'they serve'} what the Fqdn selects, most likely the setup certificate.`,
    servers,
    grounds: [
      suggested(
        `TlsCertificateName is empty on the connector of ${listed(servers)} that answers EOP${beside}.`,
      ),
      ...setupGrounds(view, servers),
    ],
  };
}

/** Exchange Online was shown the setup certificate of one of these servers. */
function setupGrounds({ faults }: View, servers: readonly string[]) {
  const shown = faults
    .flatMap(({ presented }) => presented)
    .find(({ subject }) => servers.includes(setupCertificateOf(subject) ?? ''));
  return shown?.subject
    ? [points(`Exchange Online was shown ${shown.subject}, the setup certificate of that server.`)]
    : [];
}

/** Protocol logs alone: a Default Frontend connector sent the setup certificate, and Exchange Online hung up. */
function fromLogs(view: View): Assessment | undefined {
  if (view.toOnprem.some(({ prediction }) => prediction.outcome !== 'unknown')) return undefined;
  const refused = view.observations.served.filter(
    ({ connector, certificate, endedAfterTls, accepted }) =>
      /\\?default frontend\b/i.test(connector) &&
      accepted === 0 &&
      endedAfterTls > 0 &&
      setupCertificateOf(certificate.subject ?? firstHalf(certificate.subjectAndIssuer)) !== undefined,
  );
  const servers = distinct(refused.map(({ server }) => server));
  if (servers.length === 0) return undefined;
  const ended = refused.reduce((sum, entry) => sum + entry.endedAfterTls, 0);
  const text = `${agree(servers, 'answers', 'answer')} EOP with the setup certificate, and all ${ended} sessions ended right after the handshake.`;
  return {
    summary: `${agree(servers, 'answers', 'answer')} EOP on Default Frontend with the setup certificate: most likely TlsCertificateName is empty there.`,
    servers,
    grounds: [points(`By the SmtpReceive log ${text}`)],
  };
}

/** `CN=EX02 CN=EX02`, subject and issuer of one row, is the subject twice for a self-signed certificate. */
function firstHalf(both: string | undefined): string | null {
  const words = (both ?? '').trim().split(/\s+/);
  return words.length === 2 && words[0] === words[1] ? (words[0] ?? null) : null;
}
