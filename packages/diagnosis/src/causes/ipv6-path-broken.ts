import { known } from '@hybrid-mailflow/connector-model';
import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { points, suggested } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import { factsOf, faultOf, type View } from './weighing/view.js';

const FAULTS = [
  'ipv6-sender-not-identified',
  'NetworkUnreachable',
  'AddressNotAvailable',
  'ConnectionRefused',
  'TimedOut',
  'HostUnreachable',
];

/** The name has an IPv6 address, and nothing answers or vouches for it there (§J.30, §A.1.7). */
export const ipv6PathBroken = defineCause({
  id: 'ipv6-path-broken',
  faults: FAULTS,
  rules: ['receive-connector-without-ipv6-binding'],
  assess: (view) => {
    const failing = failingAddresses(view);
    const demanded = faultOf(view, ['ipv6-sender-not-identified']);
    if (failing.length === 0 && !demanded) return undefined;
    const unbound = withoutBinding(view);
    const grounds: Ground[] = [
      ...(failing.length > 0
        ? [
            points(
              `The attempts that fail go to the IPv6 address ${listed(failing, 2)}; those over IPv4 do not.`,
            ),
          ]
        : []),
      ...(demanded
        ? [
            points(
              `${demanded.fault}: Exchange Online demands a reverse DNS entry, SPF or DKIM of senders over IPv6.`,
            ),
          ]
        : []),
      ...(failing.length > 0 && unbound.length > 0
        ? [suggested(`No receive connector of ${listed(unbound)} listens on [::]:25.`)]
        : []),
      ...published(view),
    ];
    return {
      summary: demanded
        ? 'Your servers send to Exchange Online over IPv6 from an address without reverse DNS entry, SPF or DKIM.'
        : `Exchange Online tries the IPv6 address ${listed(failing, 2)}, and nothing answers there.`,
      servers: failing.length > 0 ? unbound : [],
      grounds,
    };
  },
});

function failingAddresses(view: View): string[] {
  const fault = view.faults.find(
    ({ token, targetAddresses }) => FAULTS.includes(token ?? '') && targetAddresses.some(isIpv6),
  );
  if (!fault || fault.targetAddresses.some((address) => !isIpv6(address))) return [];
  return distinct(fault.targetAddresses);
}

function isIpv6(address: string): boolean {
  return address.includes(':');
}

function withoutBinding({ organization }: View): string[] {
  const listening = organization.receiveConnectors.filter(
    ({ enabled, bindings }) => known(enabled) !== false && known(bindings)?.some(({ port }) => port === 25),
  );
  const bound = new Set(
    listening
      .filter(({ bindings }) => known(bindings)?.some(({ family, port }) => family === 6 && port === 25))
      .map(({ server }) => server),
  );
  return distinct(listening.map(({ server }) => server)).filter((server) => !bound.has(server));
}

function published(view: View): Ground[] {
  const answer = factsOf(view, 'dns-answer').find(({ type, values }) => type === 'AAAA' && values.length > 0);
  return answer
    ? [points(`${answer.name} has the IPv6 address ${answer.values[0]?.text ?? ''} in DNS.`)]
    : [];
}
