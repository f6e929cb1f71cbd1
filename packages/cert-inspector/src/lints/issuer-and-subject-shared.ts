import type { Certificate } from '../certificate.js';
import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, isAuthority, OF_AN_AUTHORITY, PASS } from './define-lint.js';

/** TlsCertificateName cannot tell two such certificates apart: Exchange takes the newest (§B.1.5, §B.4). */
export const issuerAndSubjectShared = defineLint({
  id: 'issuer-and-subject-shared',
  title: 'Another certificate has the same issuer and subject',
  severity: 'advice',
  cites: [CITATIONS.starttlsSelection, CITATIONS.hybridCertificates],
  evaluate(certificate, { others }) {
    if (isAuthority(certificate)) return OF_AN_AUTHORITY;
    if (others === undefined)
      return insufficientEvidence('the other certificates of the store were not given');
    if (certificate.subject === '' && certificate.partial)
      return insufficientEvidence('its subject is not in the evidence');
    const twins = others.filter((other) => isTwin(certificate, other));
    const [twin] = twins;
    if (!twin) return PASS;
    const disputed = twins.some((other) => ordersDiffer(certificate, other));
    const which = disputed
      ? 'and which one Exchange takes is documented in two ways (newest by start, or by end of validity)'
      : 'and Exchange takes the newest';
    return {
      outcome: 'fail',
      severity: disputed ? 'degraded' : 'advice',
      confidence: disputed ? 'medium' : 'high',
      summary: `${twin.thumbprint ?? 'Another certificate'} has the same issuer and subject: TlsCertificateName means both, ${which}. Remove the older one when the new one is in use.`,
    };
  },
});

function isTwin(a: Certificate, b: Certificate): boolean {
  return a.issuer === b.issuer && a.subject === b.subject && a.thumbprint !== b.thumbprint;
}

/** The younger by its start is the older by its end. */
function ordersDiffer(a: Certificate, b: Certificate): boolean {
  const { notBefore: startA = '', notAfter: endA = '' } = a;
  const { notBefore: startB = '', notAfter: endB = '' } = b;
  return (startA < startB && endA > endB) || (startA > startB && endA < endB);
}
