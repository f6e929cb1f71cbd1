import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, isAuthority, OF_AN_AUTHORITY, PASS } from './define-lint.js';

/** Some ACME profiles leave the subject empty; whether `<S>` may then be empty is not documented (§I.1, §L.12). */
export const commonNameMissing = defineLint({
  id: 'common-name-missing',
  title: 'The subject of the certificate has no common name',
  severity: 'advice',
  cites: [CITATIONS.hybridCertificates],
  evaluate(certificate) {
    const { commonName, subject, partial } = certificate;
    if (isAuthority(certificate)) return OF_AN_AUTHORITY;
    if (commonName !== undefined && commonName !== '') return PASS;
    if (subject === '' && partial) return insufficientEvidence('its subject is not in the evidence');
    const summary =
      subject === ''
        ? 'Its subject is empty, and whether Exchange takes a TlsCertificateName that ends in <S> is not documented: ask the authority for a subject with a common name.'
        : 'Its subject has no CN: ask the authority for one with the name of the server.';
    return { outcome: 'fail', confidence: 'medium', summary };
  },
});
