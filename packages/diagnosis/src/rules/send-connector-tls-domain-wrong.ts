import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** Under DomainValidation the certificate of Exchange Online must carry TlsDomain; another name queues all mail (§D.3). */
export const sendConnectorTlsDomainWrong = defineRule({
  id: 'send-connector-tls-domain-wrong',
  title: 'TlsDomain of the send connector is no name of Exchange Online',
  severity: 'blocker',
  cites: [CITATIONS.setSendConnector, CITATIONS.cloudConnectorCheck],
  evaluate: ({ predictions }) =>
    predictions.map(({ prediction, sendConnector }): Outcome => {
      if (!sendConnector) return { outcome: 'not-applicable' };
      const step = prediction.steps.at(-1);
      if (prediction.outcome !== 'remote-validation-failed' || step?.origin?.path !== 'TlsDomain')
        return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: prediction.confidence,
        summary: `${sendConnector.name} on ${prediction.server}: ${step.text}.`,
        primary: sendConnector.tlsDomain.origin,
        args: {
          server: prediction.server,
          connector: sendConnector.name,
          tlsDomain: known(sendConnector.tlsDomain) ?? null,
          expected: 'mail.protection.outlook.com',
        },
      };
    }),
});
