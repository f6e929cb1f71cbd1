import { assessFromFindings } from './assess-from-findings.js';
import { isGood } from '../predict/server-prediction.js';
import { defineCause } from './define-cause.js';

/** TLS is fine; mail from the cloud is treated as external (§J.29, §D.1). */
export const cloudCapabilityMissing = defineCause({
  id: 'cloud-capability-missing',
  assess: ({ situation, findings }) => {
    // On a server whose TLS fails no mail arrives to be treated as external: there it is a side finding.
    const failing = new Set(
      situation.predictions
        .filter(({ prediction }) => !isGood(prediction))
        .map(({ prediction }) => prediction.server),
    );
    return assessFromFindings(
      {
        situation,
        findings: findings.filter(
          ({ args }) => typeof args['server'] === 'string' && !failing.has(args['server']),
        ),
      },
      {
        proving: ['receive-connector-without-cloud-capability', 'cloud-capability-misspelled'],
        flow: 'cloud-to-onprem',
        together: 'do not accept mail of Exchange Online as internal.',
      },
    );
  },
});
