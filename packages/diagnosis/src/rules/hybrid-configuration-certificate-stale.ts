import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { answeringConnectors } from './judging/answering-connectors.js';
import { cloudSendConnectors } from './judging/cloud-send-connectors.js';

/** No mail goes by HybridConfiguration, but the wizard writes its value to the connectors when it is run again (§F.3.4). */
export const hybridConfigurationCertificateStale = defineRule({
  id: 'hybrid-configuration-certificate-stale',
  title: 'HybridConfiguration names another certificate than every connector',
  severity: 'advice',
  cites: [CITATIONS.hybridCertificates, CITATIONS.cloudConnectorCheck],
  evaluate: (situation) => {
    const connectors = [
      ...cloudSendConnectors(situation),
      ...answeringConnectors(situation).map(({ connector }) => connector),
    ];
    const named = connectors.flatMap(
      ({ tlsCertificateName }) => known(tlsCertificateName)?.raw.toLowerCase() ?? [],
    );
    return situation.organization.hybridConfigurations.map((hybrid): Outcome => {
      const name = known(hybrid.tlsCertificateName)?.raw;
      if (name === undefined || named.length === 0) return { outcome: 'not-applicable' };
      if (named.includes(name.toLowerCase())) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: 'high',
        summary: `HybridConfiguration names ${name}, which no connector does: running the wizard again without choosing the certificate would bring the old one back.`,
        primary: hybrid.tlsCertificateName.origin,
        args: {
          tlsCertificateName: name,
          expectedTlsCertificateName:
            known(connectors[0]?.tlsCertificateName ?? hybrid.tlsCertificateName)?.raw ?? null,
        },
      };
    });
  },
});
