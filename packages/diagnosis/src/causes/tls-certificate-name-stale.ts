import { defineCause } from './define-cause.js';
import { fromSettings } from './weighing/from-settings.js';
import { points, suggested } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import type { Reference } from './weighing/references.js';
import { isEdge, eventsOf, faultOf, serversOf, type View } from './weighing/view.js';

const FAULTS = [
  'starttls-required',
  'CertificateExpired',
  'tls-certificate-name-not-found',
  'starttls-first',
  '12014',
];

/** After a renewal with another issuer or subject the name on the connectors fits no certificate any more (§J.3, §B.4). */
export const tlsCertificateNameStale = defineCause({
  id: 'tls-certificate-name-stale',
  faults: FAULTS,
  rules: [
    'tls-certificate-name-not-in-store',
    'send-connector-certificate-not-in-store',
    'tls-certificate-name-look-alike',
    'hybrid-configuration-certificate-stale',
  ],
  assess: (view) => {
    const broken = brokenReferences(view).filter(
      ({ server, state }) => state !== 'absent' && !isEdge(view, server),
    );
    const events = eventsOf(view, [12014]).filter(
      ({ tlsCertificateName }) => tlsCertificateName !== undefined,
    );
    const told = events.map(
      (event) =>
        `Event 12014${event.server === undefined ? '' : ` on ${event.server}`} names ${event.tlsCertificateName ?? ''}: the service finds no such certificate and offers no STARTTLS.`,
    );
    if (broken.length === 0) {
      // Connectors that were exported and name what is there leave the event to other causes.
      const [first] = told;
      if (first === undefined || view.references.some(({ state }) => state === 'current')) return undefined;
      return { summary: first, servers: serversOf(events), grounds: [points(first)] };
    }
    const flow = broken.some((entry) => entry.flow === 'cloud-to-onprem') ? view.toOnprem : view.toCloud;
    const wrong = flow.filter(({ prediction, receiveConnector, sendConnector }) =>
      broken.some(
        ({ server, connector }) =>
          server === prediction.server && connector === (receiveConnector ?? sendConnector),
      ),
    );
    const names = distinct(broken.map(({ connector }) => connector.identity));
    const newer = broken.find((entry) => entry.newer)?.newer?.stored.certificate;
    const fault = faultOf(view, FAULTS);
    return fromSettings(view, {
      wrong,
      flow,
      fault,
      summary: () =>
        `TlsCertificateName of ${listed(names)} still names ${broken[0]?.named ?? 'a certificate'}, ${
          broken[0]?.chosen ? 'which has expired' : 'which is no longer there'
        }${newer ? `; it was replaced by ${newer.subject} of ${newer.issuer}` : ''}.`,
      further: [
        ...told.slice(0, 1).map(points),
        ...withoutStartTls(
          view,
          broken.map(({ server }) => server),
        ),
        ...(newer ? [] : [suggested('No certificate that would replace it is in the store.')]),
      ],
    });
  },
});

/** References that make sessions fail today. */
export function brokenReferences({ references, asOf }: View): Reference[] {
  return references.filter(
    ({ state, chosen }) =>
      state === 'lost' ||
      state === 'absent' ||
      (state === 'stale' && (!chosen || (chosen.stored.certificate.notAfter ?? asOf) < asOf)),
  );
}

/** X-ANONYMOUSTLS without STARTTLS is what 12014 leaves of an EHLO (§B.2). */
function withoutStartTls({ observations, endpoints }: View, servers: readonly string[]) {
  const logged = observations.sessions.filter(
    ({ log, server, anonymousTlsOnly }) =>
      log === 'smtp-receive' && servers.includes(server) && anonymousTlsOnly > 0,
  );
  const seen = endpoints.find(
    ({ endpoint }) => endpoint.startTlsOffered === false && endpoint.anonymousTlsOffered === true,
  );
  if (logged.length === 0 && !seen) return [];
  const where =
    logged.length > 0 ? `the log of ${listed(logged.map(({ server }) => server))}` : (seen?.name ?? '');
  return [
    points(
      `By ${where} EHLO offers X-ANONYMOUSTLS and no STARTTLS, which is what a name without certificate leaves.`,
    ),
  ];
}
