import { known, type ExchangeVersion } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** The cumulative updates that the updates of October 2025 were made for, by minor version of 15 (§I.6). */
const OLDEST_BUILD: Readonly<Record<number, number>> = { 1: 2507, 2: 1544 };

/** Exchange Online throttles, then blocks mail of servers that are out of date: 450 4.7.230, 550 5.7.230 (§I.6). */
export const exchangeBuildRefused = defineRule({
  id: 'exchange-build-refused',
  title: 'A server that sends to Exchange Online runs a build it throttles or blocks',
  severity: 'degraded',
  cites: [CITATIONS.transportEnforcement, CITATIONS.updatesOfOctober2025],
  evaluate: ({ predictions, servers, observations, organization }) => {
    const senders = new Map(
      predictions.flatMap((entry) =>
        entry.sendConnector ? [[entry.prediction.server, entry] as const] : [],
      ),
    );
    const refused = observations.faults.some(({ token }) => token === 'exchange-server-out-of-date');
    if (refused && organization.exchangeServers.length === 0)
      return [{ outcome: 'insufficient-evidence', missing: ['exchange-servers'] }];
    return [...senders].map(([name, { sendConnector }]): Outcome => {
      const { exchangeServer, version } = servers.get(name) ?? {};
      if (!exchangeServer || !version)
        return { outcome: 'insufficient-evidence', missing: ['exchange-servers'] };
      const state = stateOf(version);
      if (state === 'current') return { outcome: 'pass' };
      const build = known(exchangeServer.adminDisplayVersion) ?? '';
      const product = `${name} runs Exchange ${version.product} (${build})`;
      return {
        outcome: 'fail',
        severity: state === 'refused' ? 'degraded' : 'advice',
        confidence: state === 'refused' ? 'high' : 'medium',
        summary:
          state === 'refused'
            ? `${product}, which Exchange Online throttles (450 4.7.230) and then blocks (550 5.7.230).`
            : `${product}, out of support. Without the updates of October 2025, which this version number does not tell of, Exchange Online throttles and blocks its mail.`,
        primary: exchangeServer.adminDisplayVersion.origin,
        args: {
          server: name,
          connector: sendConnector?.name ?? null,
          product: version.product,
          version: build,
          state,
        },
      };
    });
  },
});

/** AdminDisplayVersion tells the cumulative update, not the security updates on top. */
function stateOf({ major, minor, build, product }: ExchangeVersion): 'current' | 'unsupported' | 'refused' {
  if (product === 'Subscription Edition' || product === 'unknown') return 'current';
  const oldest = major === 15 ? OLDEST_BUILD[minor] : undefined;
  return oldest === undefined || build < oldest ? 'refused' : 'unsupported';
}
