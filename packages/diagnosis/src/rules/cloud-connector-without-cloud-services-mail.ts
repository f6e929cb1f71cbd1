import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** Off, Exchange Online neither keeps nor sends the headers by which mail counts as internal (§E.3, §F.2). */
export const cloudConnectorWithoutCloudServicesMail = defineRule({
  id: 'cloud-connector-without-cloud-services-mail',
  title: 'CloudServicesMailEnabled of a hybrid connector of Exchange Online is off',
  severity: 'degraded',
  cites: [CITATIONS.newInboundConnector, CITATIONS.newOutboundConnector],
  evaluate: ({ organization }) =>
    [...organization.inboundConnectors, ...organization.outboundConnectors].map((connector): Outcome => {
      const hybrid =
        known(connector.connectorType) === 'OnPremises' &&
        known(connector.connectorSource) === 'HybridWizard' &&
        known(connector.enabled) !== false;
      if (!hybrid) return { outcome: 'not-applicable' };
      const enabled = known(connector.cloudServicesMailEnabled);
      const gap = connector.kind === 'InboundConnector' ? 'inbound-connectors' : 'outbound-connectors';
      if (enabled === undefined) return { outcome: 'insufficient-evidence', missing: [gap] };
      if (enabled) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: 'certain',
        summary: `CloudServicesMailEnabled of ${connector.name} is False: mail through it counts as external.`,
        primary: connector.cloudServicesMailEnabled.origin,
        args: {
          connector: connector.name,
          kind: connector.kind,
          cloudServicesMailEnabled: false,
          ...(connector.kind === 'InboundConnector'
            ? { treatMessagesAsInternal: known(connector.treatMessagesAsInternal) ?? null }
            : {}),
        },
      };
    }),
});
