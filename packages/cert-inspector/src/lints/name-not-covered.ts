import { matchName } from '../match-name.js';
import { CITATIONS } from './citations.js';
import {
  defineLint,
  insufficientEvidence,
  isAuthority,
  notApplicable,
  OF_AN_AUTHORITY,
  PASS,
} from './define-lint.js';

/** Names are compared as Exchange Online compares TlsDomain (§E.2.7). */
export const nameNotCovered = defineLint({
  id: 'name-not-covered',
  title: 'The certificate is not for the name that is expected',
  severity: 'blocker',
  cites: [CITATIONS.newOutboundConnector, CITATIONS.hybridCertificates],
  evaluate(certificate, { name }) {
    if (isAuthority(certificate)) return OF_AN_AUTHORITY;
    if (name === undefined) return notApplicable('no expected name was given');
    const { result, reason, confidence } = matchName(name, certificate);
    if (result === 'uncertain') return insufficientEvidence(reason);
    return result === 'match' ? PASS : { outcome: 'fail', confidence, summary: `${reason}.` };
  },
});
