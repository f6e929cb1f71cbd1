import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { points, proven, shown } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import { eventsOf, factsOf, serverName, serversOf, type View } from './weighing/view.js';

/** The server cannot reach the revocation lists, so a check ends without answer (§J.21). */
export const revocationUnreachable = defineCause({
  id: 'revocation-unreachable',
  faults: [
    'revocation-check-failure',
    'certificate-validation-failure',
    '0x80092012',
    '0x80092013',
    'tls-certificate-name-not-found',
  ],
  rules: ['certificate-revocation-unknown'],
  assess: (view) => {
    const status = statusServers(view);
    const tests = factsOf(view, 'certificate-test').filter(
      ({ revocation, faults }) =>
        revocation === 'offline' ||
        faults.some(({ name, code }) => /REVOCATION/i.test(name ?? '') || /0x8009201[23]/i.test(code ?? '')),
    );
    const events = eventsOf(view, [41, 53], /CAPI2/i).filter(
      ({ resultCode, id }) => resultCode !== undefined || id === 41,
    );
    const proxy = factsOf(view, 'proxy-setting').find(({ direct, server }) => direct || server !== undefined);
    const grounds: Ground[] = [
      ...(status.length > 0
        ? [
            proven(
              `Get-ExchangeCertificate shows the status RevocationCheckFailure on ${listed(status)} for the certificate in use.`,
            ),
          ]
        : []),
      ...(tests[0]
        ? [
            shown(
              `${tests[0].tool} finds the revocation list of ${tests[0].subject ?? tests[0].thumbprint ?? 'the certificate'} out of reach.`,
            ),
          ]
        : []),
      ...(events[0]
        ? [
            points(
              `CAPI2 event ${events[0].id}: ${events[0].url ?? 'a revocation list'} could not be fetched.`,
            ),
          ]
        : []),
    ];
    if (grounds.length === 0) return undefined;
    const servers = distinct([
      ...status,
      ...serversOf(events),
      ...tests.map(({ server }) => serverName(server)),
    ]).filter((name) => name !== '');
    return {
      summary: `${servers.length > 0 ? listed(servers) : 'The server'} cannot reach the revocation lists, so certificates cannot be checked there.`,
      servers,
      grounds: [
        ...grounds,
        ...(proxy?.direct === true
          ? [
              points(
                'WinHTTP goes out without a proxy: where the network demands one, services reach nothing.',
              ),
            ]
          : []),
      ],
    };
  },
});

function statusServers(view: View): string[] {
  return distinct(
    [...view.toOnprem, ...view.toCloud].flatMap(({ prediction, served }) =>
      /^RevocationCheckFailure$/i.test(served?.status ?? '') ? [prediction.server] : [],
    ),
  );
}
