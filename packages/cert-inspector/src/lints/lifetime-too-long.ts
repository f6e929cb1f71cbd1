import { CITATIONS } from './citations.js';
import {
  defineLint,
  insufficientEvidence,
  isAuthority,
  notApplicable,
  OF_AN_AUTHORITY,
  PASS,
} from './define-lint.js';

const DAY = 24 * 60 * 60 * 1000;

/** The longest lifetime of a public certificate in days, by the day from which it holds for new ones (§I.1). */
const LONGEST: readonly (readonly [from: string, days: number])[] = [
  ['2029-03-15', 47],
  ['2027-03-15', 100],
  ['2026-03-15', 200],
  ['2020-09-01', 398],
];

export const lifetimeTooLong = defineLint({
  id: 'lifetime-too-long',
  title: 'The certificate lives longer than public ones may',
  severity: 'advice',
  cites: [CITATIONS.lifetimes],
  effectiveFrom: '2020-09-01',
  evaluate(certificate) {
    const { notBefore, notAfter, selfSigned } = certificate;
    if (isAuthority(certificate)) return OF_AN_AUTHORITY;
    if (selfSigned === true) return notApplicable('no public authority issued it');
    if (notBefore === undefined || notAfter === undefined)
      return insufficientEvidence('its dates are not known');
    const [from, days] = LONGEST.find(([start]) => notBefore >= start) ?? [];
    if (from === undefined || days === undefined) return notApplicable('it was issued before these limits');
    // Both ends count: the last second belongs to the lifetime.
    const lifetime = (Date.parse(notAfter) + 1000 - Date.parse(notBefore)) / DAY;
    if (lifetime <= days) return PASS;
    const summary = `It is valid for ${Math.ceil(lifetime)} days, and public authorities may issue for ${days} since ${from}: a private authority issued it, which Exchange Online does not trust, or clients will refuse it.`;
    return { outcome: 'fail', confidence: 'medium', summary };
  },
});
