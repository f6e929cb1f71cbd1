import { tlsCertificateName } from '../tls-certificate-name.js';
import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, isAuthority, OF_AN_AUTHORITY, PASS } from './define-lint.js';

/** `rangeUpper` of the attribute in the directory of an Edge server, counted in UTF-16 units (§B.4). */
const LONGEST_ON_EDGE = 256;

export const tlsCertificateNameTooLong = defineLint({
  id: 'tls-certificate-name-too-long',
  title: 'Issuer and subject are too long for an Edge Transport server',
  severity: 'advice',
  cites: [CITATIONS.edgeNameLength],
  evaluate(certificate) {
    const { subject, issuer, partial } = certificate;
    if (isAuthority(certificate)) return OF_AN_AUTHORITY;
    if (partial && (subject === '' || issuer === ''))
      return insufficientEvidence('issuer or subject is not in the evidence');
    const { length } = tlsCertificateName(certificate);
    if (length <= LONGEST_ON_EDGE) return PASS;
    const summary = `Its TlsCertificateName has ${length} characters; EdgeSync carries ${LONGEST_ON_EDGE} to Edge servers, so there the value never arrives.`;
    return { outcome: 'fail', confidence: 'high', summary };
  },
});
