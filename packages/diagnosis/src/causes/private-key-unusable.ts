import { compareTlsCertificateName } from '@hybrid-mailflow/cert-inspector';
import { known } from '@hybrid-mailflow/connector-model';
import { whoseCertificate } from '../observe/whose-certificate.js';
import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { points, proven, shown } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import { brokenHandshakes, handshakeGround } from './weighing/tls-errors.js';
import { eventsOf, factsOf, serverName, serversOf, type View } from './weighing/view.js';

const FAULTS = [
  'NoCredentials',
  'tls-negotiation-failed',
  'ConnectionReset',
  'connection-timed-out',
  'starttls-required',
  '0x8009030E',
  '0x80090016',
  '36870',
];

/** The key of the certificate is missing, or the transport service may not read it (§J.13, §B.1.11, §B.3). */
export const privateKeyUnusable = defineCause({
  id: 'private-key-unusable',
  faults: FAULTS,
  rules: ['private-key-missing'],
  assess: (view) => {
    const words = handshakeGround(view, /NoCredentials/i, 'the private key is missing or cannot be used');
    const events = eventsOf(view, [36870]);
    const stored = brokenKeys(view);
    const keyless = keylessServers(view);
    const servers = distinct([
      ...keyless,
      ...stored.servers,
      ...serversOf(events),
      ...brokenHandshakes(view, /NoCredentials/i).map(({ facts }) => facts.server),
    ]).filter((name) => name !== '');
    const grounds: Ground[] = [
      ...(keyless.length > 0
        ? [
            proven(
              `HasPrivateKey is False for the certificate that the connectors of ${listed(keyless)} name.`,
            ),
          ]
        : []),
      ...stored.grounds,
      ...words,
      ...(events.length > 0
        ? [
            points(
              `Schannel event 36870${serversOf(events).length > 0 ? ` on ${listed(serversOf(events))}` : ''}: the private key cannot be read.`,
            ),
          ]
        : []),
    ];
    if (grounds.length === 0) return undefined;
    return {
      summary: `${servers.length > 0 ? `On ${listed(servers)} the` : 'The'} private key of the certificate is missing or cannot be used by the transport service.`,
      servers,
      grounds,
    };
  },
});

/** The certificate named is in the store without its key; such a one is never chosen (§B.1.11). */
function keylessServers({ predictions, stores }: View): string[] {
  return distinct(
    predictions.flatMap(({ prediction, receiveConnector, sendConnector, served }) => {
      const connector = receiveConnector ?? sendConnector;
      const named = connector && known(connector.tlsCertificateName);
      const { server } = prediction;
      if (!named || (served && served.hasPrivateKey !== false)) return [];
      const keyless = (stores.get(server) ?? []).some(
        ({ stored }) =>
          stored.hasPrivateKey === false &&
          compareTlsCertificateName(named.raw, stored.certificate).result.startsWith('equal'),
      );
      return keyless ? [server] : [];
    }),
  );
}

/** `Missing stored keyset`, or a key that failed its test, as certutil prints of a certificate that is in use. */
function brokenKeys(view: View): { readonly grounds: Ground[]; readonly servers: string[] } {
  const inUse = new Set(view.predictions.flatMap(({ served }) => served?.certificate.thumbprint ?? []));
  const broken = factsOf(view, 'store-certificate').filter(
    ({ privateKey, thumbprint, archived, store }) =>
      (privateKey === 'unusable' ||
        (privateKey === 'absent' && thumbprint !== undefined && inUse.has(thumbprint))) &&
      !archived &&
      (store === undefined || /^my$/i.test(store)) &&
      (inUse.size === 0 || (thumbprint !== undefined && inUse.has(thumbprint))),
  );
  const [first] = broken;
  if (!first) return { grounds: [], servers: [] };
  const whose = whoseCertificate(
    { subject: first.subject ?? null, thumbprint: first.thumbprint ?? null },
    view,
  );
  const named = distinct(broken.map(({ server }) => serverName(server))).filter((name) => name !== '');
  const servers =
    named.length > 0 || whose.in !== 'store' || whose.servers.length > 1 ? named : [...whose.servers];
  return {
    servers,
    grounds: [
      shown(
        `${servers.length > 0 ? `On ${listed(servers)} the ` : 'The '}store names a key for ${first.subject ?? first.thumbprint ?? 'the certificate'} that is not there or fails its test.`,
      ),
    ],
  };
}
