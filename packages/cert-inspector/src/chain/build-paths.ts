import type { Certificate } from '../certificate.js';
import { isSame, mayIssue } from './may-issue.js';
import { isSignedBy } from './signed-by.js';

/** A path from a leaf upwards. */
export interface CandidatePath {
  readonly certificates: readonly Certificate[];
  /** `anchored`: its last is in the store; `self-signed`: it ends there outside the store; `open`: the next is missing. */
  readonly end: 'anchored' | 'self-signed' | 'open';
}

/** Enough for any real chain; authorities that certify each other could otherwise multiply without end. */
const LONGEST_PATH = 10;
const MOST_PATHS = 32;
const MOST_ISSUERS_OF_ONE = 16;

/**
 * The paths from `leaf` over what was sent to the anchors of a store. An authority whose key did not make the signature
 * is taken only where none did.
 */
export function buildPaths(
  leaf: Certificate,
  sent: readonly Certificate[],
  anchors: readonly Certificate[],
): CandidatePath[] {
  const paths: CandidatePath[] = [];
  const extend = (certificates: readonly Certificate[]): void => {
    const last = certificates.at(-1) ?? leaf;
    if (paths.length >= MOST_PATHS) return;
    if (anchors.some((anchor) => isSame(anchor, last))) {
      paths.push({ certificates, end: 'anchored' });
    } else if (last.selfSigned === true) {
      paths.push({ certificates, end: 'self-signed' });
    } else {
      const fresh = (candidate: Certificate): boolean =>
        mayIssue(candidate, last) && !certificates.some((known) => isSame(known, candidate));
      const issuers = signers(
        last,
        unique([...anchors.filter(fresh), ...sent.filter(fresh)].slice(0, MOST_ISSUERS_OF_ONE)),
      );
      if (issuers.length === 0 || certificates.length >= LONGEST_PATH) {
        paths.push({ certificates, end: 'open' });
      } else for (const issuer of issuers) extend([...certificates, issuer]);
    }
  };
  extend([leaf]);
  return paths;
}

function signers(certificate: Certificate, candidates: readonly Certificate[]): readonly Certificate[] {
  const proven = candidates.filter((candidate) => isSignedBy(certificate, candidate) === true);
  return proven.length > 0 ? proven : candidates;
}

function unique(certificates: readonly Certificate[]): Certificate[] {
  return certificates.filter((one, at) => certificates.findIndex((other) => isSame(one, other)) === at);
}
