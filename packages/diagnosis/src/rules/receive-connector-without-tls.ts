import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { answeringConnectors } from './judging/answering-connectors.js';
import { byReach } from './judging/by-reach.js';

/** `Tls` in AuthMechanism is what advertises STARTTLS; without it no certificate is ever served (§B.1.1, §D.2). */
export const receiveConnectorWithoutTls = defineRule({
  id: 'receive-connector-without-tls',
  title: 'AuthMechanism of the receive connector that answers Exchange Online lacks Tls',
  severity: 'blocker',
  cites: [CITATIONS.setReceiveConnector, CITATIONS.starttlsSelection],
  evaluate: (situation) =>
    answeringConnectors(situation).map(({ connector, entry }) => {
      const mechanisms = known(connector.authMechanism);
      if (!mechanisms) return { outcome: 'insufficient-evidence', missing: ['receive-connectors'] };
      if (mechanisms.includes('Tls')) return { outcome: 'pass' };
      const stops = entry.prediction.outcome === 'starttls-not-offered';
      return {
        outcome: 'fail',
        severity: byReach(situation, entry, stops ? 'blocker' : 'degraded'),
        confidence: 'certain',
        summary: `AuthMechanism of ${connector.identity} lacks Tls, so it offers no STARTTLS to Exchange Online.`,
        primary: connector.authMechanism.origin,
        args: {
          server: connector.server,
          connector: connector.identity,
          authMechanism: mechanisms,
          expected: ['Tls', ...mechanisms.filter((mechanism) => mechanism !== 'None')],
        },
      };
    }),
});
