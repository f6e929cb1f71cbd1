import { defineCause } from './define-cause.js';
import { deviceGrounds } from './weighing/device-grounds.js';
import type { Ground } from './weighing/ground.js';
import { contradicts, points, shown } from './weighing/grounds.js';
import { count, listed } from './weighing/listed.js';
import { factsOf, type View } from './weighing/view.js';

/** A firewall that inspects SMTP takes STARTTLS out of the dialogue (§J.6). */
export const starttlsStrippedByDevice = defineCause({
  id: 'starttls-stripped-by-device',
  faults: [
    'starttls-required',
    'starttls-first',
    'starttls-not-supported',
    'connection-closed-abruptly',
    'tls-not-available',
    '220 ****',
    'XXXA',
  ],
  rules: [],
  assess: (view) => {
    const signs = [...maskedGrounds(view), ...bothSides(view), ...firewallGrounds(view)];
    if (signs.length === 0) return undefined;
    return {
      summary: 'A device between Exchange Online and your servers inspects SMTP and hides STARTTLS.',
      servers: [],
      grounds: [...signs, ...against(view), ...deviceGrounds(view)],
    };
  },
});

/** `220 ****` and `XXXXXXXA` are what Cisco and others make of banner and keywords. */
function maskedGrounds({ endpoints, observations }: View): Ground[] {
  const [seen] = endpoints.filter(({ endpoint }) => endpoint.bannerMasked || endpoint.ehlo?.masked === true);
  const logged = observations.sessions.filter(({ masked }) => masked > 0);
  const sessions = logged.reduce((sum, entry) => sum + entry.masked, 0);
  return [
    ...(seen ? [shown(`${seen.name} shows a banner or EHLO masked by SMTP inspection.`)] : []),
    ...(sessions > 0
      ? [
          shown(
            `The protocol log shows masked banners or EHLO replies in ${count(sessions, 'session')} (${listed(logged.map(({ connector }) => connector))}).`,
          ),
        ]
      : []),
  ];
}

/** STARTTLS inside and none outside: whatever is between takes it. An offer at some addresses leaves it to the others' servers. */
function bothSides({ endpoints, observations }: View): Ground[] {
  const seenOutside = endpoints.filter(
    ({ from, endpoint }) => from === 'outside' && endpoint.startTlsOffered !== undefined,
  );
  const without = seenOutside.every(({ endpoint }) => endpoint.startTlsOffered === false) ? seenOutside : [];
  const seenInside = endpoints.filter(
    ({ from, endpoint }) => from === 'inside' && endpoint.startTlsOffered !== undefined,
  );
  // A server that offers none itself may be the one that was met from outside.
  const [inside] = seenInside.every(({ endpoint }) => endpoint.startTlsOffered === true) ? seenInside : [];
  const [outside] = without;
  const ignored = observations.sessions.filter(
    ({ log, startTlsIgnored, accepted, sessions }) =>
      log === 'smtp-receive' && accepted === 0 && startTlsIgnored === sessions,
  );
  const sessions = ignored.reduce((sum, entry) => sum + entry.startTlsIgnored, 0);
  return [
    ...(outside && inside
      ? [shown(`${inside.name} offers STARTTLS inside, ${outside.name} offers none from outside.`)]
      : []),
    ...(sessions >= 5
      ? [
          points(
            `The SmtpReceive log shows STARTTLS offered in ${sessions} sessions, and Exchange Online never took it up: it did not see the offer.`,
          ),
        ]
      : []),
  ];
}

function firewallGrounds(view: View): Ground[] {
  const [inspected] = factsOf(view, 'firewall-log').filter(({ action }) => action === 'inspected');
  return inspected
    ? [
        points(
          `The firewall (${inspected.product}) inspects SMTP${inspected.reason === undefined ? '' : `: ${inspected.reason}`}.`,
        ),
      ]
    : [];
}

/** A device does not know X-ANONYMOUSTLS and would mask it; beside it a missing STARTTLS is the server's own (§B.2). */
function against({ endpoints }: View): Ground[] {
  const seen = endpoints.find(
    ({ endpoint }) =>
      endpoint.startTlsOffered === false &&
      endpoint.anonymousTlsOffered === true &&
      endpoint.ehlo?.masked !== true,
  );
  return seen
    ? [contradicts(`${seen.name} shows X-ANONYMOUSTLS and no STARTTLS: the server itself does not offer it.`)]
    : [];
}
