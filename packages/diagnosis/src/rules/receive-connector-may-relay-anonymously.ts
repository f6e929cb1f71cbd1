import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { answeringConnectors } from './judging/answering-connectors.js';

/** `Custom` tells of rights given with Add-ADPermission; which ones, such as the right to relay, no connector export shows (§D.2). */
export const receiveConnectorMayRelayAnonymously = defineRule({
  id: 'receive-connector-may-relay-anonymously',
  title: 'Extended rights on the receive connector that answers Exchange Online may make it an open relay',
  severity: 'advice',
  cites: [CITATIONS.receiveConnectors],
  evaluate: (situation) =>
    answeringConnectors(situation).map(({ connector }) => {
      const groups = known(connector.permissionGroups);
      if (!groups) return { outcome: 'insufficient-evidence', missing: ['receive-connectors'] };
      if (!groups.includes('Custom') || !groups.includes('AnonymousUsers')) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: 'medium',
        summary: `PermissionGroups of ${connector.identity} are Custom: if anonymous senders have the right ms-Exch-SMTP-Accept-Any-Recipient, everybody in its ranges may relay.`,
        primary: connector.permissionGroups.origin,
        args: { server: connector.server, connector: connector.identity, permissionGroups: groups },
      };
    }),
});
