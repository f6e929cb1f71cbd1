import type { Certificate } from './certificate.js';
import { compareConfidence, type Confidence } from './confidence.js';
import { toComparableName } from './comparable-name.js';

export interface NameMatch {
  readonly result: 'match' | 'no-match' | 'uncertain';
  readonly confidence: Confidence;
  /** The name of the certificate that decided. */
  readonly matchedName?: string;
  readonly reason: string;
}

/**
 * Whether a certificate covers a name as Exchange Online compares them for TlsDomain and TlsSenderCertificateName
 * (§E.2.7): over the subject's CN and every dNSName, `pattern` with at most a leading `*.`. A list of names that may
 * be incomplete gives `uncertain`, never `no-match`.
 */
export function matchName(pattern: string, certificate: Certificate): NameMatch {
  if (toComparableName(pattern).lastIndexOf('*') > 0) {
    const reason = `${pattern} is no name: a wildcard may only be the first label, and the cmdlets refuse others`;
    return { result: 'no-match', confidence: 'certain', reason };
  }
  const names = namesOf(certificate);
  const best = names.map((name) => matchOne(pattern, name)).sort(bestFirst)[0];
  if (best && best.result !== 'no-match') return best;
  if (certificate.dnsNamesIncomplete) {
    const reason = `${pattern} is not among the names read, but the evidence does not hold all names of the certificate`;
    return { result: 'uncertain', confidence: 'low', reason };
  }
  const listed =
    names.length === 0 ? 'the certificate holds no name' : `the certificate is for ${listNames(names)}`;
  return { result: 'no-match', confidence: 'certain', reason: `${pattern} is not covered: ${listed}` };
}

/** The names a certificate is compared by: the CN, then the dNSNames, each once. */
export function namesOf({ commonName, dnsNames }: Certificate): string[] {
  return [...new Set(commonName === undefined ? dnsNames : [commonName, ...dnsNames])];
}

function matchOne(pattern: string, name: string): NameMatch {
  const wanted = toComparableName(pattern);
  const given = toComparableName(name);
  if (wanted === '' || given === '')
    return { result: 'no-match', confidence: 'certain', reason: 'an empty name matches nothing' };
  if (wanted === given) {
    return {
      result: 'match',
      confidence: 'certain',
      matchedName: name,
      reason: `${name} is a name of the certificate`,
    };
  }
  if (wanted.startsWith('*.')) {
    if (given === wanted.slice(2)) {
      const reason = `whether ${pattern} takes ${name} itself, or only names below it, is not documented`;
      return { result: 'uncertain', confidence: 'low', matchedName: name, reason };
    }
    if (given.endsWith(wanted.slice(1))) {
      return {
        result: 'match',
        confidence: 'high',
        matchedName: name,
        reason: `${pattern} takes ${name}, a name below it`,
      };
    }
  } else if (coversOneLabel(given, wanted)) {
    const reason = `${name} covers ${pattern}; writing ${name} into the connector is the documented form`;
    return { result: 'match', confidence: 'medium', matchedName: name, reason };
  }
  return { result: 'no-match', confidence: 'certain', reason: `${name} is another name` };
}

/** A wildcard name covers exactly one label more (§B.1.10). */
function coversOneLabel(wildcard: string, name: string): boolean {
  if (!wildcard.startsWith('*.') || !name.endsWith(wildcard.slice(1))) return false;
  const label = name.slice(0, name.length - wildcard.length + 1);
  return label !== '' && !label.includes('.');
}

const ORDER = { match: 0, uncertain: 1, 'no-match': 2 } as const;

function bestFirst(a: NameMatch, b: NameMatch): number {
  return ORDER[a.result] - ORDER[b.result] || compareConfidence(a.confidence, b.confidence);
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
