import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { answeringConnectors } from './judging/answering-connectors.js';
import { byReach } from './judging/by-reach.js';

/** Exchange Online does not log in: without AnonymousUsers its mail is refused with 530 5.7.57 (§D.2). */
export const receiveConnectorWithoutAnonymousUsers = defineRule({
  id: 'receive-connector-without-anonymous-users',
  title: 'The receive connector that answers Exchange Online takes no mail without a login',
  severity: 'blocker',
  cites: [CITATIONS.receiveConnectors, CITATIONS.deliveryReports],
  evaluate: (situation) =>
    answeringConnectors(situation).map(({ connector, entry }) => {
      const groups = known(connector.permissionGroups);
      if (!groups) return { outcome: 'insufficient-evidence', missing: ['receive-connectors'] };
      const trusted = known(connector.authMechanism)?.includes('ExternalAuthoritative') === true;
      if (trusted || groups.includes('AnonymousUsers')) return { outcome: 'pass' };
      // Extended rights may let anonymous senders in after all.
      const custom = groups.includes('Custom');
      return {
        outcome: 'fail',
        severity: byReach(situation, entry, custom ? 'degraded' : 'blocker'),
        confidence: custom ? 'medium' : 'high',
        summary: `PermissionGroups of ${connector.identity} lack AnonymousUsers: Exchange Online, which does not log in, is refused with 530 5.7.57.`,
        primary: connector.permissionGroups.origin,
        args: {
          server: connector.server,
          connector: connector.identity,
          permissionGroups: groups,
          // Custom stands for rights no parameter can tell, so a list with it cannot be set.
          expected: custom ? null : ['AnonymousUsers', ...groups.filter((group) => group !== 'None')],
        },
      };
    }),
});
