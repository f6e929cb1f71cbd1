import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { answeringConnectors } from './judging/answering-connectors.js';

/** The wizard leaves RequireTLS False; True refuses every other sender that does not speak TLS (§D.2, §F.2). */
export const receiveConnectorRequiresTls = defineRule({
  id: 'receive-connector-requires-tls',
  title: 'The receive connector that answers Exchange Online refuses senders without TLS',
  severity: 'advice',
  cites: [CITATIONS.setReceiveConnector],
  evaluate: (situation) =>
    answeringConnectors(situation).map(({ connector }) => {
      const required = known(connector.requireTls);
      if (required === undefined)
        return { outcome: 'insufficient-evidence', missing: ['receive-connectors'] };
      if (!required) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: 'certain',
        summary: `RequireTLS of ${connector.identity} is True: other senders in its ranges that do not use TLS are refused with 530 5.7.0.`,
        primary: connector.requireTls.origin,
        args: { server: connector.server, connector: connector.identity },
      };
    }),
});
