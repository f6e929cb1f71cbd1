import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { points, suggested } from './weighing/grounds.js';
import { factsOf, faultOf } from './weighing/view.js';

const DANE = [
  'tlsa-invalid',
  'dnssec-invalid',
  'starttls-not-supported',
  'certificate-host-mismatch',
  'certificate-expired',
];
const MTA_STS = ['mta-sts-host-not-in-policy', 'mta-sts-certificate-invalid'];

/** What DNS or a policy file promises of the certificate or host no longer holds (§J.31, §I.7). */
export const daneOrMtaStsPolicy = defineCause({
  id: 'dane-or-mta-sts-policy',
  faults: [...DANE, ...MTA_STS],
  rules: [],
  assess: (view) => {
    const fault = faultOf(view, [...DANE, ...MTA_STS]);
    if (!fault) return undefined;
    const word = fault.token ?? '';
    const policy = MTA_STS.includes(word);
    const tlsa = factsOf(view, 'dns-answer').find(
      ({ type, values, status }) => type === 'TLSA' && (values.length > 0 || status === 'server-failed'),
    );
    const grounds: Ground[] = [
      points(
        `${fault.fault} is the answer of ${policy ? 'an MTA-STS' : 'a DANE'} check, and of nothing else.`,
      ),
      ...(tlsa
        ? [
            suggested(
              `${tlsa.name} ${tlsa.values.length > 0 ? 'has TLSA records in DNS' : 'cannot be resolved with DNSSEC'}.`,
            ),
          ]
        : []),
    ];
    return {
      summary: policy
        ? 'The MTA-STS policy of the domain does not fit the host or its certificate any more.'
        : `DNS promises another certificate or host by DANE than the one that answers (${word}).`,
      servers: [],
      grounds,
    };
  },
});
