import { weakestOf, type Confidence } from '../confidence.js';
import { parseTlsCertificateName } from '../tls-certificate-name.js';
import { fitToKey, type Candidate, type Doubt, type PassedOver, type SelectionKey } from './candidate.js';
import { rankCandidates } from './rank-candidates.js';
import {
  hasBrokenChain,
  isExpired,
  isNotYetValid,
  isSelfSigned,
  type StoredCertificate,
} from './stored-certificate.js';

export interface SelectCertificateInput {
  readonly key: SelectionKey;
  /** The computer's certificate store (LocalMachine\My). */
  readonly pool: readonly StoredCertificate[];
  /** ISO 8601. */
  readonly asOf: string;
}

export interface CertificateSelection {
  readonly chosen?: StoredCertificate;
  /** What is taken if the chosen one is removed, or if the other reading of the documentation is right. */
  readonly runnerUp?: StoredCertificate;
  readonly reason: string;
  readonly confidence: Confidence;
  /** Each thing that lowers the confidence. */
  readonly doubts: readonly string[];
  /** An expired certificate is served all the same; with none found STARTTLS is not offered. */
  readonly consequence: 'served' | 'served-expired' | 'no-starttls';
  /** Event the transport service logs: 12014 where no certificate is found, 12016 where an expired one is served. */
  readonly eventId?: 12014 | 12016;
  /** The chosen certificate is not enabled for SMTP: it is chosen all the same, and the handshake fails (§B.1.3). */
  readonly notEnabledForSmtp?: true;
  readonly passedOver: readonly { readonly stored: StoredCertificate; readonly reason: string }[];
}

/**
 * Predicts which certificate Exchange serves for STARTTLS, why, and what follows when there is none (§B.1).
 * @throws TypeError when `asOf` is no date.
 */
export function selectCertificate({ key, pool, asOf }: SelectCertificateInput): CertificateSelection {
  const time = Date.parse(asOf);
  if (Number.isNaN(time)) throw new TypeError(`asOf must be an ISO 8601 date, not ${asOf}`);
  const fits = pool.map((stored) => fitToKey(key, stored));
  const candidates = fits.flatMap((fit) => ('candidate' in fit ? [fit.candidate] : []));
  const misfits = fits.flatMap((fit) => ('passedOver' in fit ? [fit.passedOver] : []));
  const ranking = rankCandidates(candidates, 'notBefore', time);
  const [first, second] = ranking;
  if (!first) return nothingFound(key, misfits);

  const other = rankCandidates(candidates, 'notAfter', time)[0];
  const disputed = other !== undefined && other !== first ? other : undefined;
  const doubts = [
    ...first.doubts,
    ...misfitDoubts(first, misfits, time),
    ...orderDoubts(first, ranking, disputed, time),
  ];
  const runnerUp = disputed ?? second;
  const outranked = ranking
    .slice(1)
    .map(({ stored, how }) => ({ stored, reason: `${how}, but it ranks below the first` }));
  const common = {
    ...(runnerUp ? { runnerUp: runnerUp.stored } : {}),
    doubts: doubts.map(({ text }) => text),
    passedOver: [...outranked, ...misfits.map(({ stored, reason }) => ({ stored, reason }))],
  };
  const confidence = weakestOf(...doubts.map((doubt) => doubt.confidence));
  if (!isSelfSigned(first.stored) && hasBrokenChain(first.stored)) {
    const reason = `${first.how}, but its Status is ${first.stored.status ?? ''}: with a broken chain STARTTLS is not offered`;
    const passedOver = [{ stored: first.stored, reason }, ...common.passedOver];
    return {
      ...common,
      passedOver,
      reason,
      confidence: weakestOf(confidence, 'medium'),
      consequence: 'no-starttls',
      eventId: 12014,
    };
  }
  const expired = isExpired(first.stored, time);
  return {
    ...common,
    chosen: first.stored,
    reason: reasonOf(first, ranking, time),
    confidence,
    consequence: expired ? 'served-expired' : 'served',
    ...(expired ? { eventId: 12016 as const } : {}),
    ...(first.stored.smtp === false ? { notEnabledForSmtp: true as const } : {}),
  };
}

function nothingFound(key: SelectionKey, misfits: readonly PassedOver[]): CertificateSelection {
  const doubts = misfits.flatMap(({ doubt }) => doubt ?? []);
  const malformed = key.kind === 'tls-certificate-name' && !parseTlsCertificateName(key.value);
  const reason = malformed
    ? 'TlsCertificateName is not of the form <I>issuer<S>subject, so no certificate can have it'
    : key.kind === 'fqdn'
      ? `no usable certificate in the store is for ${key.value}`
      : 'no usable certificate in the store has the issuer and subject of TlsCertificateName';
  return {
    reason,
    confidence: weakestOf(...doubts.map((doubt) => doubt.confidence)),
    doubts: doubts.map(({ text }) => text),
    consequence: 'no-starttls',
    eventId: 12014,
    passedOver: misfits.map(({ stored, reason: why }) => ({ stored, reason: why })),
  };
}

/** A certificate left out for a debatable reason matters only where it would go before the chosen one. */
function misfitDoubts(first: Candidate, misfits: readonly PassedOver[], time: number): Doubt[] {
  return misfits.flatMap(({ stored, doubt }) => {
    if (!doubt) return [];
    const [winner] = rankCandidates([first, { stored, how: '', doubts: [] }], 'notBefore', time);
    return winner === first ? [] : [doubt];
  });
}

function orderDoubts(
  first: Candidate,
  ranking: readonly Candidate[],
  disputed: Candidate | undefined,
  time: number,
): Doubt[] {
  const doubts: Doubt[] = [];
  if (disputed) {
    const text =
      'the newest by start of validity and the newest by end of validity are two certificates, and the documentation names both orders';
    doubts.push({ confidence: 'low', text });
  }
  if (ranking.length > 1 && ranking.some(({ stored }) => stored.certificate.notBefore === undefined)) {
    doubts.push({
      confidence: 'low',
      text: 'the dates of the candidates are not all known, and they decide the order',
    });
  }
  if (isSelfSigned(first.stored) && ranking.some(({ stored }) => !isSelfSigned(stored))) {
    const text =
      'the certificates of an authority that fit are not valid, so a self-signed one goes before them';
    doubts.push({ confidence: 'medium', text });
  }
  if (isNotYetValid(first.stored, time)) {
    doubts.push({
      confidence: 'low',
      text: 'it is not valid yet, and what follows from that is not documented',
    });
  }
  return doubts;
}

function reasonOf(first: Candidate, ranking: readonly Candidate[], time: number): string {
  const rank = ranking.length === 1 ? 'the only one that fits' : rankText(first, ranking);
  const expired = isExpired(first.stored, time) ? '; it has expired and is served all the same' : '';
  return `${first.how}; ${rank}${expired}`;
}

function rankText(first: Candidate, ranking: readonly Candidate[]): string {
  const rivals = ranking.filter(({ stored }) => isSelfSigned(stored) === isSelfSigned(first.stored));
  const newest = rivals.length > 1 ? `the newest of ${rivals.length} that fit` : 'the only one of its kind';
  if (rivals.length === ranking.length) return newest;
  return isSelfSigned(first.stored)
    ? `${newest}, and no valid certificate of an authority fits`
    : `${newest}; certificates of an authority go before self-signed ones`;
}
