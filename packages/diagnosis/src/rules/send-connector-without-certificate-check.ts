import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { cloudSendConnectors, relaysThroughExchangeOnline } from './judging/cloud-send-connectors.js';

/** Neither the chain nor the name of the other side is checked: anybody in between may take the mail (§D.3). */
export const sendConnectorWithoutCertificateCheck = defineRule({
  id: 'send-connector-without-certificate-check',
  title: 'The send connector to Exchange Online takes any certificate of the other side',
  severity: 'advice',
  cites: [CITATIONS.exoConnectorCheck, CITATIONS.setSendConnector],
  evaluate: (situation) =>
    cloudSendConnectors(situation).map((connector): Outcome => {
      const level = known(connector.tlsAuthLevel);
      if (level === undefined) return { outcome: 'insufficient-evidence', missing: ['send-connectors'] };
      if (level === 'CertificateValidation' || level === 'DomainValidation') return { outcome: 'pass' };
      return {
        outcome: 'fail',
        severity: relaysThroughExchangeOnline(connector) ? 'degraded' : 'advice',
        confidence: 'certain',
        summary: `TlsAuthLevel of ${connector.name} is ${level ?? 'empty'}: the certificate of the other side is not checked. CertificateValidation or DomainValidation is recommended.`,
        primary: connector.tlsAuthLevel.origin,
        args: { connector: connector.name, tlsAuthLevel: level },
      };
    }),
});
