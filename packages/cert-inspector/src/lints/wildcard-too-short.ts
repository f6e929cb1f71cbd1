import { toComparableName } from '../comparable-name.js';
import { matchName, namesOf } from '../match-name.js';
import { CITATIONS } from './citations.js';
import { defineLint, isAuthority, OF_AN_AUTHORITY, PASS } from './define-lint.js';

/** A wildcard stands for one whole label, the first (§B.1.10); anywhere else it covers nothing. */
export const wildcardTooShort = defineLint({
  id: 'wildcard-too-short',
  title: 'A wildcard of the certificate does not reach as far as it looks',
  severity: 'degraded',
  cites: [CITATIONS.exchangeCertificates, CITATIONS.wildcards],
  evaluate(certificate, { name }) {
    if (isAuthority(certificate)) return OF_AN_AUTHORITY;
    const wildcards = namesOf(certificate)
      .map(toComparableName)
      .filter((one) => one.includes('*'));
    const useless = wildcards.find((one) => !/^\*\.[^*]+$/.test(one));
    if (useless !== undefined) {
      const summary = `${useless} covers nothing: a wildcard must be the whole first label.`;
      return { outcome: 'fail', confidence: 'high', summary };
    }
    if (name === undefined || matchName(name, certificate).result === 'match') return PASS;
    const wanted = toComparableName(name);
    const missed = wildcards.find((one) => wanted === one.slice(2) || wanted.endsWith(one.slice(1)));
    if (missed === undefined) return PASS;
    const summary = `${missed} does not cover ${wanted}: it stands for exactly one label more than ${missed.slice(2)}.`;
    return { outcome: 'fail', confidence: 'high', summary };
  },
});
