import type { Certificate } from '../certificate.js';
import { isSelfIssued } from './may-issue.js';
import { violatedConstraints, type NameConstraintViolation } from './name-constraints.js';
import { isSignedBy } from './signed-by.js';

export type PathProblemCode =
  | 'expired'
  | 'not-yet-valid'
  | 'dates-unknown'
  | 'signature-wrong'
  | 'signature-unchecked'
  | 'not-an-authority'
  | 'may-not-sign'
  | 'path-too-long'
  | 'name-not-permitted'
  | 'name-excluded'
  | 'constraint-not-understood'
  | 'critical-extension-unknown';

/** What makes a path invalid (RFC 5280 §6.1), and which certificate of it. */
export interface PathProblem {
  readonly code: PathProblemCode;
  /** Position in the path, 0 for the leaf. */
  readonly at: number;
  readonly text: string;
}

const NAME_CONSTRAINTS = '2.5.29.30';

/** Extensions that may be critical: they are checked here, or say nothing that breaks a path (policies are not processed). */
const UNDERSTOOD = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.19',
  NAME_CONSTRAINTS,
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.35',
  '2.5.29.36',
  '2.5.29.37',
  '2.5.29.54',
  // RFC 3779: addresses and systems of routing, and the kind of certificate Netscape once asked for.
  '1.3.6.1.5.5.7.1.7',
  '1.3.6.1.5.5.7.1.8',
  '2.16.840.1.113730.1.1',
]);

/**
 * Validates a path at a moment: dates, signatures, basic constraints and path lengths, key usage, name constraints and
 * critical extensions. The last certificate is held to the same, but for its signature. Revocation and policies are
 * not looked at.
 */
export function validatePath(path: readonly Certificate[], time: number): PathProblem[] {
  return path.flatMap((certificate, at) => [
    ...dateProblems(certificate, at, time),
    ...signatureProblems(certificate, path[at + 1], at),
    ...authorityProblems(path, at),
    ...nameProblems(path, at),
    ...extensionProblems(certificate, at),
  ]);
}

function dateProblems(
  { subject, notBefore, notAfter }: Certificate,
  at: number,
  time: number,
): PathProblem[] {
  const problem = (code: PathProblemCode, text: string): PathProblem[] => [
    { code, at, text: `${subject} ${text}` },
  ];
  if (notBefore === undefined || notAfter === undefined)
    return problem('dates-unknown', 'has no dates that could be read');
  if (Date.parse(notBefore) > time)
    return problem('not-yet-valid', `is valid from ${notBefore.slice(0, 10)} on`);
  return Date.parse(notAfter) < time ? problem('expired', `expired on ${notAfter.slice(0, 10)}`) : [];
}

function signatureProblems(
  certificate: Certificate,
  issuer: Certificate | undefined,
  at: number,
): PathProblem[] {
  const signed = issuer === undefined || isSignedBy(certificate, issuer);
  if (signed === true) return [];
  return signed === false
    ? [
        {
          code: 'signature-wrong',
          at,
          text: `${certificate.subject} is not signed by the key of ${issuer?.subject ?? ''}`,
        },
      ]
    : [
        {
          code: 'signature-unchecked',
          at,
          text: `the signature of ${certificate.subject} could not be checked`,
        },
      ];
}

/** Whoever issues must be an authority, allowed to sign, with no more authorities below than it allows. */
function authorityProblems(path: readonly Certificate[], at: number): PathProblem[] {
  const certificate = path[at];
  if (!certificate || at === 0) return [];
  const { subject, version, basicConstraints, keyUsage } = certificate;
  const problems: PathProblem[] = [];
  // Roots older than version 3 know no basic constraints.
  const isOldRoot = version === 1 && certificate.selfSigned === true;
  if (basicConstraints?.ca !== true && !isOldRoot) {
    problems.push({
      code: 'not-an-authority',
      at,
      text: `${subject} is no certification authority, yet it issued`,
    });
  }
  if (keyUsage && !keyUsage.includes('keyCertSign')) {
    problems.push({
      code: 'may-not-sign',
      at,
      text: `the key usage of ${subject} does not allow it to issue`,
    });
  }
  const below = path.slice(1, at).filter((one) => !isSelfIssued(one)).length;
  const allowed = basicConstraints?.pathLength;
  if (allowed !== undefined && below > allowed) {
    const text = `${subject} allows ${allowed} authorities below it, and there are ${below}`;
    problems.push({ code: 'path-too-long', at, text });
  }
  return problems;
}

const VIOLATIONS: Readonly<Record<NameConstraintViolation['kind'], { code: PathProblemCode; text: string }>> =
  {
    'not-permitted': { code: 'name-not-permitted', text: 'is not among the names permitted by' },
    excluded: { code: 'name-excluded', text: 'is excluded by' },
    'not-understood': {
      code: 'constraint-not-understood',
      text: 'is under a constraint not understood here, of',
    },
  };

/** Self-issued authorities are exempt: they renew a key, not a name (RFC 5280 §6.1.3 b). */
function nameProblems(path: readonly Certificate[], at: number): PathProblem[] {
  const certificate = path[at];
  if (!certificate || (at > 0 && isSelfIssued(certificate))) return [];
  return path.slice(at + 1).flatMap((authority) =>
    violatedConstraints(certificate, authority, at === 0).map(({ kind, name }) => {
      const { code, text } = VIOLATIONS[kind];
      return { code, at, text: `${name.value} ${text} ${authority.subject}` };
    }),
  );
}

function extensionProblems(certificate: Certificate, at: number): PathProblem[] {
  const { subject, criticalExtensions = [], nameConstraints } = certificate;
  const unknown = criticalExtensions.filter(
    (type) => !UNDERSTOOD.has(type) || (type === NAME_CONSTRAINTS && nameConstraints === undefined),
  );
  return unknown.map((type) => ({
    code: 'critical-extension-unknown',
    at,
    text: `${subject} has the critical extension ${type}, which is not understood`,
  }));
}
