import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { answeringConnectors } from './judging/answering-connectors.js';
import { byReach } from './judging/by-reach.js';

/** ExternalAuthoritative trusts every sender in its ranges as internal, and lets them relay (§D.2). */
export const receiveConnectorExternallySecured = defineRule({
  id: 'receive-connector-externally-secured',
  title: 'The receive connector that answers Exchange Online trusts every sender as internal',
  severity: 'degraded',
  cites: [CITATIONS.receiveConnectors, CITATIONS.setReceiveConnector],
  evaluate: (situation) =>
    answeringConnectors(situation).map(({ connector, entry }) => {
      const mechanisms = known(connector.authMechanism);
      if (!mechanisms) return { outcome: 'insufficient-evidence', missing: ['receive-connectors'] };
      if (!mechanisms.includes('ExternalAuthoritative')) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        severity: byReach(situation, entry, 'degraded'),
        confidence: 'certain',
        summary: `AuthMechanism of ${connector.identity} holds ExternalAuthoritative, and it answers Exchange Online: all mail of every tenant counts as internal and may be relayed.`,
        primary: connector.authMechanism.origin,
        args: { server: connector.server, connector: connector.identity, authMechanism: mechanisms },
      };
    }),
});
