import type { LoggedEvent } from '@hybrid-mailflow/trace-parser';
import { defineCause } from './define-cause.js';
import { fromSettings } from './weighing/from-settings.js';
import type { Ground } from './weighing/ground.js';
import { disagrees, points, shown } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import { factsOf, faultOf, eventsOf, serverName, serversOf, type View } from './weighing/view.js';

const FAULTS = ['starttls-required', 'starttls-first', '0x800B0109', '0x800B010A', '0x80092010', '12014'];

/** Windows on the server cannot build the chain, so Exchange does not offer STARTTLS (§J.10, §B.1.6). */
export const chainBrokenOnServer = defineCause({
  id: 'chain-broken-on-server',
  faults: FAULTS,
  rules: ['certificate-chain-broken'],
  assess: (view) => {
    const tests = brokenTests(view);
    const events = eventsOf(view, [12014]).filter((event) => isInStore(view, event));
    const wrong = view.toOnprem.filter(({ served }) =>
      /^(?:invalid|untrusted|revoked)$/i.test(served?.status ?? ''),
    );
    const grounds: Ground[] = [
      ...tests
        .slice(0, 1)
        .map((test) =>
          shown(
            `${test.tool} finds the chain of ${test.subject ?? test.thumbprint ?? 'the certificate'} broken${test.faults[0] ? ` (${test.faults[0].name ?? test.faults[0].code ?? ''})` : ''}.`,
          ),
        ),
      ...(events.length > 0
        ? [
            points(
              `Event 12014${serversOf(events).length > 0 ? ` on ${listed(serversOf(events))}` : ''}, although the certificate named is in the store: its chain is left as the reason.`,
            ),
          ]
        : []),
      ...offered(view, serversOf([...tests, ...events])),
    ];
    if (wrong.length > 0) {
      const status = wrong[0]?.served?.status ?? '';
      return fromSettings(view, {
        wrong,
        flow: view.toOnprem,
        fault: faultOf(view, FAULTS),
        summary: (servers) =>
          `On ${listed(servers)} the certificate ${wrong[0]?.served?.certificate.subject ?? ''} has the status ${status}: Windows cannot build its chain, and Exchange does not offer STARTTLS with it.`,
        further: grounds,
      });
    }
    if (tests.length === 0 && events.length === 0) return undefined;
    const servers = distinct(
      [...tests.map(({ server }) => serverName(server)), ...serversOf(events)].filter((name) => name !== ''),
    );
    return {
      summary: `${servers.length > 0 ? `Windows on ${listed(servers)} cannot` : 'Windows on the server cannot'} build the chain of the certificate, so Exchange does not offer STARTTLS.`,
      servers,
      grounds,
    };
  },
});

const BROKEN = /UNTRUSTED|PARTIAL_CHAIN|CERT_E_CHAINING|REVOKED|NOT_SIGNATURE_VALID|CHAIN/i;
const BROKEN_CODES = new Set(['0X800B0109', '0X800B010A', '0X80092010', '0X800B010C']);

function brokenTests(view: View) {
  return factsOf(view, 'certificate-test').filter(
    ({ verdict, faults, missingIssuer, revocation, subject }) =>
      verdict === 'invalid' &&
      !/protection\.outlook\.com/i.test(subject ?? '') &&
      (missingIssuer !== undefined ||
        revocation === 'revoked' ||
        faults.some(
          ({ name, code }) => BROKEN.test(name ?? '') || BROKEN_CODES.has((code ?? '').toUpperCase()),
        )),
  );
}

/** The certificate the event misses is in the store of that server and has its key. */
function isInStore(
  { references }: View,
  { tlsCertificateName, thumbprint, server: at }: LoggedEvent,
): boolean {
  return references.some(
    ({ named, chosen, server }) =>
      chosen !== undefined &&
      (at === undefined || serverName(at) === server) &&
      (named.toLowerCase() === tlsCertificateName?.toLowerCase() ||
        (thumbprint !== undefined && chosen.stored.certificate.thumbprint === thumbprint)),
  );
}

/** A port that is certainly the server's own: named after it, or there is one server only. */
function offered({ endpoints, organization }: View, servers: readonly string[]): Ground[] {
  const seen = endpoints.find(
    ({ endpoint }) =>
      endpoint.startTlsOffered === true &&
      (organization.servers.length === 1 || servers.includes(serverName(endpoint.host))),
  );
  return seen ? [disagrees(`${seen.name} offers STARTTLS, which it would not with a broken chain.`)] : [];
}
