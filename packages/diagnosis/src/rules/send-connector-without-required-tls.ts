import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { cloudSendConnectors } from './judging/cloud-send-connectors.js';

/** With RequireTLS off mail may go out in plain text, and then no certificate attributes it (§D.3, §F.2). */
export const sendConnectorWithoutRequiredTls = defineRule({
  id: 'send-connector-without-required-tls',
  title: 'The send connector to Exchange Online does not insist on TLS',
  severity: 'degraded',
  cites: [CITATIONS.setSendConnector, CITATIONS.requiredTlsFlag],
  evaluate: (situation) =>
    cloudSendConnectors(situation).map((connector): Outcome => {
      const ignored = known(connector.ignoreStartTls);
      const required = known(connector.requireTls);
      if (ignored === undefined || required === undefined)
        return { outcome: 'insufficient-evidence', missing: ['send-connectors'] };
      if (required && !ignored) return { outcome: 'pass' };
      const setting = ignored ? 'IgnoreSTARTTLS' : 'RequireTLS';
      const text = ignored
        ? 'IgnoreSTARTTLS is True: mail goes out in plain text'
        : 'RequireTLS is False: mail may go out in plain text';
      return {
        outcome: 'fail',
        confidence: 'certain',
        summary: `${connector.name}: ${text}, and is then not recognised by its certificate.`,
        primary: ignored ? connector.ignoreStartTls.origin : connector.requireTls.origin,
        args: { connector: connector.name, property: setting, requireTls: required, ignoreStartTls: ignored },
      };
    }),
});
