import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { contradicts, points, shown } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import { eventsOf, factsOf, serverName, serversOf, type View } from './weighing/view.js';

/** DigiCert Global Root G2, which Exchange Online’s certificates lead to since 2026 (§I.3). */
const ROOT_THUMBPRINT = 'DF3C24F9BFD666761B268073FE06D1CC8D4F82A4';

const FAULTS = [
  'certificate-validation-failure',
  'starttls-required',
  'starttls-first',
  'UntrustedRoot',
  '0x800B0109',
  '0x80090325',
  '36882',
];

/** The servers do not know the root of Exchange Online's certificates, so they refuse them (§J.20, §I.3). */
export const rootMissingOnPremises = defineCause({
  id: 'root-missing-on-premises',
  faults: FAULTS,
  rules: ['exchange-online-root-missing'],
  assess: (view) => {
    const events = eventsOf(view, [11, 30], /CAPI2/i).filter(
      ({ resultCode, subject }) =>
        (resultCode === undefined || /0x800B0109|0x800B010A/i.test(resultCode)) &&
        (subject === undefined || /outlook\.com|microsoft/i.test(subject)),
    );
    const policy = factsOf(view, 'registry-value').find(
      ({ name, number }) => /^DisableRootAutoUpdate$/i.test(name ?? '') && number === 1,
    );
    const roots = withoutRoot(view);
    const refused = eventsOf(view, [36882], /schannel/i);
    const tests = factsOf(view, 'certificate-test').filter(
      ({ verdict, subject, issuer }) =>
        verdict === 'invalid' &&
        /outlook\.com|DigiCert Cloud Services/i.test(`${subject ?? ''} ${issuer ?? ''}`),
    );
    const grounds: Ground[] = [
      ...(roots.lacking
        ? [
            shown(
              `The root store${roots.servers.length > 0 ? ` of ${listed(roots.servers)}` : ''} does not hold DigiCert Global Root G2 (${ROOT_THUMBPRINT.slice(0, 8)}…).`,
            ),
          ]
        : []),
      ...(events[0]
        ? [
            shown(
              `CAPI2 event ${events[0].id}${events[0].server === undefined ? '' : ` on ${events[0].server}`}: the chain of ${events[0].subject ?? 'the other side'} ends in a root that is not trusted.`,
            ),
          ]
        : []),
      ...(tests[0]
        ? [
            shown(
              `${tests[0].tool} cannot verify ${tests[0].subject ?? 'the certificate of Exchange Online'} on the server.`,
            ),
          ]
        : []),
      ...(policy
        ? [
            points(
              `DisableRootAutoUpdate is 1${policy.server === undefined ? '' : ` on ${policy.server}`}: Windows fetches no new roots.`,
            ),
          ]
        : []),
      ...(refused.length > 0
        ? [
            points(
              'Schannel event 36882: the certificate of the other side is of an authority that is not trusted.',
            ),
          ]
        : []),
      ...(roots.held ? [contradicts('DigiCert Global Root G2 is in the root store.')] : []),
    ];
    if (!grounds.some(({ kind }) => kind !== 'observation-contradicts')) return undefined;
    const servers = distinct([
      ...(roots.lacking ? roots.servers : []),
      ...serversOf(events),
      serverName(policy?.server),
    ]).filter((name) => name !== '');
    return {
      summary: `${servers.length > 0 ? listed(servers) : 'The servers'} ${servers.length === 1 ? 'does' : 'do'} not trust DigiCert Global Root G2, which the certificates of Exchange Online lead to.`,
      servers,
      grounds,
    };
  },
});

/** A listing of the root store that was given whole: with the root, or without it. */
function withoutRoot(view: View): {
  readonly lacking: boolean;
  readonly held: boolean;
  readonly servers: string[];
} {
  const listing = factsOf(view, 'store-certificate').filter(
    ({ store, location }) => /^(?:root|authroot)$/i.test(store ?? '') && location !== 'CurrentUser',
  );
  const held = listing.some(
    ({ thumbprint, subject }) =>
      thumbprint === ROOT_THUMBPRINT || /CN=DigiCert Global Root G2\b/i.test(subject ?? ''),
  );
  // One or two certificates may be an excerpt; a root store has more.
  return {
    lacking: !held && listing.length >= 3,
    held,
    servers: distinct(listing.map(({ server }) => serverName(server))).filter((name) => name !== ''),
  };
}
