import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** A connector the wizard made does nothing while it is off (§F.2). */
export const cloudConnectorDisabled = defineRule({
  id: 'cloud-connector-disabled',
  title: 'A connector of Exchange Online that the wizard made is disabled, and no other takes its place',
  severity: 'degraded',
  cites: [CITATIONS.hybridCertificates],
  evaluate: ({ organization }) =>
    [organization.inboundConnectors, organization.outboundConnectors].flatMap((connectors) => {
      const active = connectors.some(
        ({ connectorType, enabled }) => known(connectorType) === 'OnPremises' && known(enabled) === true,
      );
      return connectors.map((connector): Outcome => {
        if (known(connector.connectorSource) !== 'HybridWizard') return { outcome: 'not-applicable' };
        if (known(connector.enabled) !== false || active) return { outcome: 'pass' };
        return {
          outcome: 'fail',
          confidence: 'certain',
          summary: `${connector.name} is disabled, and no other connector of type OnPremises is enabled.`,
          primary: connector.enabled.origin,
          args: { connector: connector.name, kind: connector.kind, enabled: false },
        };
      });
    }),
});
