import { sameName, shortName } from '../observe/whose-certificate.js';
import { defineCause } from './define-cause.js';
import { foreignCertificates } from './weighing/foreign.js';
import type { Ground } from './weighing/ground.js';
import { clear, contradicts, points, shown } from './weighing/grounds.js';
import { agree, distinct, listed } from './weighing/listed.js';
import { allGood, factsOf, faultOf, serverName, type View } from './weighing/view.js';

const FAULTS = [
  'UntrustedRoot',
  'TenantAttribution',
  'TenantInboundAttribution',
  '0x800B010A',
  'mta-sts-certificate-invalid',
];

/** The server sends its own certificate alone; who checks the chain cannot complete it (§J.9, §E.3.4). */
export const intermediateNotSent = defineCause({
  id: 'intermediate-not-sent',
  faults: FAULTS,
  rules: ['intermediate-not-in-store'],
  assess: (view) => {
    const alone = loneLeaves(view);
    const missing = missingIssuers(view);
    const grounds = [...alone.grounds, ...missing.grounds];
    if (grounds.length === 0) return undefined;
    const servers = distinct([...alone.servers, ...missing.servers]).sort();
    const senders = servers.length > 0 ? servers : alone.names;
    return {
      summary: `${senders.length > 0 ? agree(senders, 'does', 'do') : 'The server does'} not send the intermediate certificate${alone.issuer === undefined ? '' : ` ${alone.issuer}`}, so the other side cannot build the chain.`,
      servers,
      grounds: [...grounds, ...clearGround(view), ...vanished(view)],
    };
  },
});

/** A chain of one certificate that is not its own issuer. What a device sends of its own is the device's matter. */
function loneLeaves(view: View): {
  readonly grounds: Ground[];
  readonly servers: string[];
  /** Hosts or addresses, where the transcript names them. */
  readonly names: string[];
  readonly issuer?: string;
} {
  const foreign = foreignCertificates(view).filter(({ own }) => !own);
  const alone = view.endpoints.flatMap(({ endpoint, name, server }) => {
    const [leaf, next] = endpoint.chain;
    if (!leaf?.subject || !leaf.issuer || next || sameName(leaf.subject, leaf.issuer)) return [];
    if (foreign.some(({ origin }) => origin === leaf.origin)) return [];
    const named = endpoint.host !== undefined || endpoint.address !== undefined;
    const [subject, issuer] = [shortName(leaf.subject), shortName(leaf.issuer)];
    return [{ name, named, server, subject, issuer }];
  });
  const [first] = alone;
  if (!first) return { grounds: [], servers: [], names: [] };
  return {
    servers: distinct(alone.flatMap(({ server }) => server ?? [])),
    names: distinct(alone.flatMap(({ name, named }) => (named ? name : []))),
    issuer: first.issuer,
    grounds: [
      shown(
        `${first.name} sends ${first.subject} alone, without the certificate of its issuer ${first.issuer}.`,
      ),
    ],
  };
}

/** The listing of Local Computer\Intermediate has not the issuer of the certificate that is served. */
function missingIssuers(view: View): { readonly grounds: Ground[]; readonly servers: string[] } {
  const listings = factsOf(view, 'store-certificate').filter(
    ({ location, store }) => location === 'LocalMachine' && store === 'CA',
  );
  const servers = distinct(listings.map(({ server }) => serverName(server)));
  const lacking: string[] = [];
  let issuer = '';
  for (const server of servers) {
    const held = listings
      .filter((entry) => serverName(entry.server) === server)
      .map(({ subject }) => subject ?? '');
    const served = [...view.toOnprem, ...view.toCloud].find(
      ({ prediction }) => server === '' || prediction.server === server,
    )?.served;
    if (!served || served.certificate.selfSigned === true || served.certificate.issuer === '') continue;
    if (held.some((subject) => sameName(subject, served.certificate.issuer))) continue;
    ({ issuer } = served.certificate);
    lacking.push(server);
  }
  const named = lacking.filter((server) => server !== '');
  return lacking.length === 0
    ? { grounds: [], servers: [] }
    : {
        servers: named,
        grounds: [
          points(
            `Local Computer\\Intermediate${named.length > 0 ? ` of ${listed(named)}` : ''} does not hold ${shortName(issuer)}, which issued the certificate used.`,
          ),
        ],
      };
}

function clearGround(view: View): Ground[] {
  return allGood(view.toOnprem) && faultOf(view, ['UntrustedRoot'])
    ? [
        clear(
          'The settings select a certificate of a public authority with the right name, so the chain sent is left.',
        ),
      ]
    : [];
}

/** With a chain that Windows cannot build STARTTLS vanishes: then it is the chain on the server (§B.1.6). */
function vanished(view: View): Ground[] {
  return faultOf(view, ['starttls-required']) && !faultOf(view, FAULTS)
    ? [contradicts('STARTTLS is not offered at all, and without it no chain is sent.')]
    : [];
}
