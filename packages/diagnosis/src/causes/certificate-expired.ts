import { isExpired } from '../predict/is-expired.js';
import { defineCause } from './define-cause.js';
import { fromSettings } from './weighing/from-settings.js';
import { fits, points, shown } from './weighing/grounds.js';
import { agree, distinct } from './weighing/listed.js';
import { faultOf, eventsOf, serversOf, type View } from './weighing/view.js';

const FAULTS = [
  'CertificateExpired',
  'certificate-expired',
  'TenantAttribution',
  'TenantInboundAttribution',
  '12016',
];

/** Exchange serves an expired certificate all the same; the peer refuses it (§J.4, §B.1.2). */
export const certificateExpired = defineCause({
  id: 'certificate-expired',
  faults: FAULTS,
  rules: ['served-certificate-expired', 'presented-certificate-expired'],
  assess: (view) => {
    const events = eventsOf(view, [12016]);
    const told = events
      .slice(0, 1)
      .map(({ fqdn, server }) =>
        points(
          `Event 12016${server === undefined ? '' : ` on ${server}`}: the certificate for ${fqdn ?? 'the connector'} has expired.`,
        ),
      );
    const expired = [...view.toOnprem, ...view.toCloud].filter(
      ({ served }) => served !== undefined && isExpired(served, view.asOf),
    );
    const wrong = expired.filter(
      ({ prediction }) => !['delivered', 'delivered-as-internal'].includes(prediction.outcome),
    );
    if (wrong.length === 0)
      return (
        fromObservations(view) ??
        (events.length > 0
          ? {
              summary: 'The certificate that the service uses for STARTTLS has expired.',
              servers: serversOf(events),
              grounds: told,
            }
          : undefined)
      );
    const certificate = wrong[0]?.served?.certificate;
    const flow = wrong.some(({ prediction }) => prediction.flow === 'cloud-to-onprem')
      ? view.toOnprem
      : view.toCloud;
    return fromSettings(view, {
      wrong: wrong.filter((entry) => flow.includes(entry)),
      flow,
      fault: faultOf(view, flow === view.toOnprem ? FAULTS.slice(0, 2) : FAULTS),
      summary: (servers) =>
        `${agree(servers, flow === view.toOnprem ? 'serves' : 'presents', flow === view.toOnprem ? 'serve' : 'present')} ${certificate?.subject ?? 'a certificate'}, which ${certificate?.notAfter === undefined ? 'Exchange says has expired (Status DateInvalid)' : `expired on ${certificate.notAfter.slice(0, 10)}`}.`,
      further: told,
    });
  },
});

/** The protocol log prints the dates of the certificate sent: a session after its end proves it (§B.6). */
function fromObservations(view: View) {
  const late = [...view.observations.served, ...view.observations.presented].filter(
    ({ certificate, last }) =>
      certificate.notAfter !== undefined && last !== null && certificate.notAfter < last,
  );
  const [first] = late;
  if (!first) return fromSeen(view);
  const servers = distinct(late.flatMap(({ server }) => server || []));
  const text = `The protocol log shows ${first.certificate.subject ?? first.certificate.thumbprint ?? 'the certificate'}, valid until ${first.certificate.notAfter?.slice(0, 10) ?? ''}, sent on ${first.last?.slice(0, 10) ?? ''}.`;
  return { summary: text, servers, grounds: [shown(text)] };
}

/** The thumbprint in the text of Exchange Online is that of an expired certificate in a store. */
function fromSeen({ seen, asOf }: View) {
  for (const { whose, name } of seen) {
    if (whose.in !== 'store') continue;
    const { notAfter } = whose.certificate.stored.certificate;
    if (notAfter === undefined || notAfter >= asOf) continue;
    const text = `${name}, which was served, is in the store of ${whose.servers.join(' and ')} and expired on ${notAfter.slice(0, 10)}.`;
    return {
      summary: text,
      servers: whose.servers,
      grounds: [points(text), fits('It is a certificate of the servers themselves.')],
    };
  }
  return undefined;
}
