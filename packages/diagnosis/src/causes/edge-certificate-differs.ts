import { known } from '@hybrid-mailflow/connector-model';
import type { ServerPrediction } from '../predict/server-prediction.js';
import { defineCause } from './define-cause.js';
import { bySettings, points } from './weighing/grounds.js';
import { shareOf } from './weighing/from-settings.js';
import { agree, distinct, listed } from './weighing/listed.js';
import { isNamed } from './weighing/references.js';
import { serverGrounds } from './weighing/server-grounds.js';
import { faultOf, isEdge, leastSure, type View } from './weighing/view.js';

const FAULTS = [
  'tls-certificate-name-not-found',
  'SubjectMismatch',
  'starttls-required',
  'TenantAttribution',
  'TenantInboundAttribution',
];

/** One TlsCertificateName serves Mailbox and Edge servers; a certificate of another issuer or subject does not fit it (§J.16, §B.3). */
export const edgeCertificateDiffers = defineCause({
  id: 'edge-certificate-differs',
  faults: FAULTS,
  rules: ['edge-certificate-differs'],
  assess: (view) => {
    const wrong = view.predictions.filter(
      (entry) =>
        isEdge(view, entry.prediction.server) && lacksNamed(view, entry) && namedElsewhere(view, entry),
    );
    if (wrong.length === 0) return undefined;
    const flow = wrong[0]?.prediction.flow === 'cloud-to-onprem' ? view.toOnprem : view.toCloud;
    const servers = distinct(wrong.map(({ prediction }) => prediction.server));
    const own = view.stores
      .get(servers[0] ?? '')
      ?.find(({ stored }) => stored.certificate.selfSigned !== true)?.stored.certificate;
    const text = `The Edge ${servers.length === 1 ? 'server' : 'servers'} ${agree(servers, 'holds', 'hold')} ${own ? `${own.subject} of ${own.issuer}` : 'no such certificate'}, while TlsCertificateName names the one of the Mailbox servers.`;
    const fault = faultOf(view, FAULTS);
    return {
      summary: text,
      servers,
      grounds: [
        bySettings(leastSure(wrong), text),
        ...serverGrounds(view, wrong, fault),
        ...(fault?.where.servers.some(({ name, failed }) => failed > 0 && servers.includes(name))
          ? [points(`Mail stays on ${listed(servers)}.`)]
          : []),
      ],
      expected: shareOf(servers, flow),
    };
  },
});

function namedOf({ receiveConnector, sendConnector }: ServerPrediction): string | undefined {
  const connector = sendConnector ?? receiveConnector;
  return connector === undefined ? undefined : known(connector.tlsCertificateName)?.raw;
}

function lacksNamed({ stores }: View, entry: ServerPrediction): boolean {
  const store = stores.get(entry.prediction.server);
  const named = namedOf(entry);
  return store !== undefined && named !== undefined && !store.some((held) => isNamed(held, named));
}

/** A Mailbox server has what the Edge server lacks. */
function namedElsewhere(view: View, entry: ServerPrediction): boolean {
  const named = namedOf(entry) ?? '';
  return [...view.stores].some(
    ([server, store]) => !isEdge(view, server) && store.some((held) => isNamed(held, named)),
  );
}
