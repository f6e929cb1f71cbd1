import type { Certificate } from '../certificate.js';
import { isWeakHash } from '../data/algorithms.js';
import { buildPaths, type CandidatePath } from './build-paths.js';
import { rebuildSent, remarksOnOrder, type SentRemark } from './sent-order.js';
import type { TrustStore } from './trust-store.js';
import { validatePath, type PathProblem } from './validate-path.js';

export interface InspectChainOptions {
  /** ISO 8601: the chain is judged at this moment. */
  readonly asOf: string;
  readonly stores: readonly TrustStore[];
}

/** What one trust store says of a chain. */
export interface TrustVerdict {
  readonly store: string;
  /**
   * `trusted`; `invalid`: it reaches the store, but breaks a rule; `untrusted-root`: it is complete and ends outside the
   * store; `incomplete`: the next certificate was not sent and is not in the store; `unknown`: there is no DER to judge.
   */
  readonly result: 'trusted' | 'invalid' | 'untrusted-root' | 'incomplete' | 'unknown';
  /** The path judged, from the leaf upwards. */
  readonly path: readonly Certificate[];
  readonly problems: readonly PathProblem[];
  /** Certificates of the path, but for self-signed ones, signed over SHA-1 or MD5: Exchange Online refuses them (§E.1.9). */
  readonly weaklySigned: readonly Certificate[];
  readonly reason: string;
}

export interface ChainInspection {
  readonly leaf: Certificate;
  /** What can be put together from what was sent, from the leaf upwards. */
  readonly rebuilt: readonly Certificate[];
  readonly remarks: readonly SentRemark[];
  readonly verdicts: readonly TrustVerdict[];
  /** Nothing is fetched here, so whether a certificate was revoked is not known. */
  readonly revocation: 'not-checked';
}

/**
 * Judges a chain as sent: its order, what it can be rebuilt to, and whether each store trusts it. Only what was sent and
 * the store are used, as Exchange Online does it (§E.1.8); no missing certificate is fetched.
 * @param sent in the order sent, the leaf first.
 * @throws TypeError when `sent` is empty or `asOf` is no date.
 */
export function inspectChain(
  sent: readonly Certificate[],
  { asOf, stores }: InspectChainOptions,
): ChainInspection {
  const time = Date.parse(asOf);
  const [leaf] = sent;
  if (Number.isNaN(time)) throw new TypeError(`asOf must be an ISO 8601 date, not ${asOf}`);
  if (!leaf) throw new TypeError('a chain has at least its leaf');
  return {
    leaf,
    rebuilt: rebuildSent(sent),
    remarks: remarksOnOrder(sent),
    verdicts: stores.map((store) => judge(leaf, sent, store, time)),
    revocation: 'not-checked',
  };
}

interface JudgedPath extends CandidatePath {
  readonly problems: readonly PathProblem[];
}

function judge(
  leaf: Certificate,
  sent: readonly Certificate[],
  { name, anchors }: TrustStore,
  time: number,
): TrustVerdict {
  if (leaf.der === undefined) {
    const reason = 'the evidence holds no encoded certificate, so its chain cannot be checked';
    return { store: name, result: 'unknown', path: [leaf], problems: [], weaklySigned: [], reason };
  }
  const paths = buildPaths(leaf, sent, anchors).map((path): JudgedPath => ({
    ...path,
    problems: validatePath(path.certificates, time),
  }));
  const [best] = paths.sort(bestFirst);
  const { certificates: path, problems, end } = best ?? { certificates: [leaf], problems: [], end: 'open' };
  const weaklySigned = path.filter(
    ({ selfSigned, signatureHash }) => selfSigned !== true && isWeakHash(signatureHash),
  );
  const common = { store: name, path, problems, weaklySigned };
  const last = path.at(-1) ?? leaf;
  if (end === 'self-signed')
    return {
      ...common,
      result: 'untrusted-root',
      reason: `it ends at ${last.subject}, which is not in the store`,
    };
  if (end === 'open') {
    const reason = `the certificate of ${last.issuer || 'the issuer'} was not sent and is not in the store`;
    return { ...common, result: 'incomplete', reason };
  }
  if (problems.length > 0) return { ...common, result: 'invalid', reason: problems[0]?.text ?? '' };
  return { ...common, result: 'trusted', reason: `it reaches ${last.subject}` };
}

const ENDS: Readonly<Record<CandidatePath['end'], number>> = { anchored: 0, 'self-signed': 1, open: 2 };

function bestFirst(a: JudgedPath, b: JudgedPath): number {
  return (
    ENDS[a.end] - ENDS[b.end] ||
    a.problems.length - b.problems.length ||
    b.certificates.length - a.certificates.length
  );
}
