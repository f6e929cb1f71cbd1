import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

const WIZARD_NAME = /^Outbound to Office 365( - [0-9a-f-]{36})?$/i;

/** Mail for the cloud takes another way, or none, when the connector the wizard made is off (§F.2). */
export const sendConnectorDisabled = defineRule({
  id: 'send-connector-disabled',
  title: 'The send connector that the wizard made is disabled',
  severity: 'degraded',
  cites: [CITATIONS.hybridCertificates, CITATIONS.cloudConnectorCheck],
  evaluate: ({ organization }) =>
    organization.sendConnectors
      .filter(({ name }) => WIZARD_NAME.test(name))
      .map((connector): Outcome => {
        const enabled = known(connector.enabled);
        if (enabled === undefined) return { outcome: 'insufficient-evidence', missing: ['send-connectors'] };
        if (enabled) return { outcome: 'pass' };
        return {
          outcome: 'fail',
          confidence: 'certain',
          summary: `${connector.name} is disabled: mail to Exchange Online takes another connector, without its certificate and headers.`,
          primary: connector.enabled.origin,
          args: { connector: connector.name, enabled: false },
        };
      }),
});
