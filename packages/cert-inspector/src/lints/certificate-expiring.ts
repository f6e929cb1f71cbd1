import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, notApplicable, PASS } from './define-lint.js';

const DAY = 24 * 60 * 60 * 1000;
/** Shares of the lifetime that are left: fixed numbers of days would be red always for certificates of 47 days (§I.1). */
const SOON = 1 / 3;
const VERY_SOON = 1 / 10;

export const certificateExpiring = defineLint({
  id: 'certificate-expiring',
  title: 'The certificate nears the end of its lifetime',
  severity: 'advice',
  cites: [CITATIONS.lifetimes, CITATIONS.hybridCertificates],
  evaluate({ notBefore, notAfter }, { asOf }) {
    if (notBefore === undefined || notAfter === undefined)
      return insufficientEvidence('its dates are not known');
    const [from, until, now] = [notBefore, notAfter, asOf].map(Date.parse) as [number, number, number];
    if (now > until) return notApplicable('it has expired');
    const left = (until - now) / (until - from);
    if (left > SOON) return PASS;
    const days = Math.floor((until - now) / DAY);
    return {
      outcome: 'fail',
      severity: left > VERY_SOON ? 'advice' : 'degraded',
      confidence: 'certain',
      summary: `${days} ${days === 1 ? 'day' : 'days'} of its ${Math.round((until - from) / DAY)} are left: renew it, and compare issuer and subject with TlsCertificateName.`,
    };
  },
});
