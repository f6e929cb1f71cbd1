import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { cloudSendConnectors, relaysThroughExchangeOnline } from './judging/cloud-send-connectors.js';

/** Off, the organization's headers are stripped: the mail arrives as if from outside (§D.3). */
export const sendConnectorWithoutCloudServicesMail = defineRule({
  id: 'send-connector-without-cloud-services-mail',
  title: 'CloudServicesMailEnabled of the send connector to Exchange Online is off',
  severity: 'degraded',
  cites: [CITATIONS.setSendConnector, CITATIONS.exoConnectorCheck],
  evaluate: (situation) =>
    cloudSendConnectors(situation).map((connector): Outcome => {
      const enabled = known(connector.cloudServicesMailEnabled);
      if (enabled === undefined) return { outcome: 'insufficient-evidence', missing: ['send-connectors'] };
      if (enabled) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        severity: relaysThroughExchangeOnline(connector) ? 'advice' : 'degraded',
        confidence: 'certain',
        summary: `CloudServicesMailEnabled of ${connector.name} is False: its mail arrives in Exchange Online as external.`,
        primary: connector.cloudServicesMailEnabled.origin,
        args: { connector: connector.name, cloudServicesMailEnabled: false },
      };
    }),
});
