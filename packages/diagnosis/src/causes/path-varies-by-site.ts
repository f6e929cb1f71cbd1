import { concentrations } from '../observe/concentration.js';
import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { disagrees, noted, points, shown } from './weighing/grounds.js';
import { listed } from './weighing/listed.js';
import { factsOf, type View } from './weighing/view.js';

/** The name has several addresses, and what is behind one of them fails as a whole (§J.28, §J.a). */
export const pathVariesBySite = defineCause({
  id: 'path-varies-by-site',
  faults: [
    'SubjectMismatch',
    'CertificateExpired',
    'UntrustedRoot',
    'starttls-required',
    'TimedOut',
    'ConnectionRefused',
    'tls-negotiation-failed',
    'dns-query-failed',
    'InfoNoRecords',
    'HostUnreachable',
    '4.4.315',
    '4.4.316',
  ],
  rules: ['outbound-connector-smart-hosts-differ'],
  assess: (view) => {
    const place = addressGround(view);
    const grounds: Ground[] = [...(place ? [place.ground] : []), ...probeGrounds(view)];
    if (grounds.length === 0) return undefined;
    const words = new Set(view.faults.map(({ token }) => token));
    const visible = view.toOnprem.some(({ prediction }) => words.has(wordOf(prediction.outcome)));
    return {
      summary: `Not every address behind the name does well: ${place ? `${listed(place.names)} ${place.names.length === 1 ? 'fails' : 'fail'} and the others do not` : 'they answer differently'}.`,
      servers: [],
      grounds: [
        ...grounds,
        ...addressNotes(view),
        ...(place?.names.every(isIpv6) === true
          ? [disagrees('What fails is IPv6 alone: the way of the protocol rather than a site.')]
          : []),
        // What is inside the failing site is seen: the fault there is the cause.
        ...(visible
          ? [disagrees('The settings of the servers show a fault that explains the failures by itself.')]
          : []),
      ],
    };
  },
});

const isIpv6 = (address: string) => address.includes(':');

/** The word Exchange Online has for what the settings make of a session. */
const wordOf = (outcome: string) => (outcome === 'starttls-not-offered' ? 'starttls-required' : outcome);

function addressGround({
  faults,
}: View): { readonly ground: Ground; readonly names: readonly string[] } | undefined {
  // Servers that send tell addresses of Exchange Online: those are no sites of the organization.
  for (const fault of faults.filter(({ fromServers }) => !fromServers)) {
    const place = concentrations(fault).find(({ dimension }) => dimension === 'addresses');
    if (place && place.failed >= 3 && place.failed >= place.total * 0.9)
      return {
        names: place.names,
        ground: shown(
          `All ${place.failed} failing attempts went to ${listed(place.names)}; ${place.elsewhere} to other addresses did well.`,
        ),
      };
  }
  return undefined;
}

/** Probes of several addresses from outside that show different certificates or offers. */
function probeGrounds({ endpoints }: View): Ground[] {
  const outside = endpoints.filter(
    ({ from, endpoint }) => from === 'outside' && endpoint.address !== undefined,
  );
  const shownBy = new Map<string, string>();
  for (const { endpoint } of outside) {
    const what =
      endpoint.connection === 'connected' || endpoint.connection === 'unknown'
        ? (endpoint.chain[0]?.subject ?? (endpoint.startTlsOffered === false ? 'no STARTTLS' : ''))
        : endpoint.connection;
    if (endpoint.address !== undefined && what !== '') shownBy.set(endpoint.address, what);
  }
  if (new Set(shownBy.values()).size < 2) return [];
  return [
    points(`From outside ${[...shownBy].map(([address, what]) => `${address} shows ${what}`).join(', ')}.`),
  ];
}

function addressNotes(view: View): Ground[] {
  const answer = factsOf(view, 'dns-answer').find(
    ({ type, values }) => (type === 'A' || type === 'MX') && values.length > 1,
  );
  return answer
    ? [
        noted(
          `${answer.name} has ${answer.values.length} ${answer.type === 'MX' ? 'mail hosts' : 'addresses'}: ${answer.values.map(({ text }) => text).join(', ')}.`,
        ),
      ]
    : [];
}
