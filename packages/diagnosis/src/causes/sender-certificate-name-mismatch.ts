import { known } from '@hybrid-mailflow/connector-model';
import { defineCause } from './define-cause.js';
import { bySettings, fits } from './weighing/grounds.js';
import { fitsName, hybridConnectors, namesText, unrecognised } from './weighing/attribution.js';
import { shareOf } from './weighing/from-settings.js';
import { distinct } from './weighing/listed.js';
import { leastSure } from './weighing/view.js';

/** The certificate is right; the name the tenant looks for is not on it, or is no accepted domain (§J.23, §E.3). */
export const senderCertificateNameMismatch = defineCause({
  id: 'sender-certificate-name-mismatch',
  faults: ['TenantInboundAttribution', 'TenantAttribution', 'ATTR36', '5.7.51', '5.7.68', 'unable-to-relay'],
  rules: ['tls-sender-certificate-name-not-in-certificate', 'tls-sender-certificate-name-not-accepted'],
  assess: (view) => {
    const wrong = unrecognised(view);
    const served = wrong[0]?.served;
    const named = hybridConnectors(view).filter(({ tlsSenderCertificateName }) =>
      known(tlsSenderCertificateName),
    );
    const [connector] = named;
    if (!served || !connector) return undefined;
    const pattern = known(connector.tlsSenderCertificateName) ?? '';
    const text = fitsName(pattern, served)
      ? `TlsSenderCertificateName of ${connector.name} is ${pattern}, which is under no accepted domain of the tenant, so the certificate of your servers does not count.`
      : `TlsSenderCertificateName of ${connector.name} is ${pattern}, which is no name of the certificate your servers present (${namesText(served)}).`;
    const servers = distinct(wrong.map(({ prediction }) => prediction.server));
    const external = view.observations.headers.find(({ authAs }) => authAs?.toLowerCase() === 'anonymous');
    return {
      summary: text,
      servers: [],
      grounds: [
        bySettings(leastSure(wrong), text),
        ...(external
          ? [
              fits(
                'The headers of a mail show AuthAs Anonymous: Exchange Online did not know the sender for one of yours.',
              ),
            ]
          : []),
      ],
      expected: shareOf(servers, view.toCloud),
    };
  },
});
