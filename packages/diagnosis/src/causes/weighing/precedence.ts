import type { CauseId } from '../cause-catalogue.js';
import { noted } from './grounds.js';
import { isSettled, type Weighed } from './weighed.js';

/** Where two causes are true of one fault, the first is the one to mend; the other is reported as also true. */
export const PRECEDENCE: readonly {
  readonly first: CauseId;
  readonly before: readonly CauseId[];
  readonly because: string;
}[] = [
  {
    first: 'edge-certificate-differs',
    before: [
      'tls-certificate-name-stale',
      'renewal-incomplete',
      'client-certificate-missing-or-wrong',
      'certificate-expired',
    ],
    because: 'on an Edge server its own store decides',
  },
  {
    first: 'renewal-incomplete',
    before: ['tls-certificate-name-stale', 'certificate-expired', 'client-certificate-missing-or-wrong'],
    because: 'some connectors were moved to the new certificate already',
  },
  {
    first: 'certificate-in-wrong-store',
    before: ['tls-certificate-name-stale', 'client-certificate-missing-or-wrong'],
    because: 'the certificate that is named exists, in another store',
  },
  {
    first: 'tls-certificate-name-stale',
    before: ['certificate-expired'],
    because: 'the newer certificate is there, and the name was left behind',
  },
  {
    first: 'another-receive-connector-answers',
    before: [
      'server-without-tls-certificate-name',
      'certificate-expired',
      'tls-domain-wrong',
      'cloud-capability-missing',
    ],
    because: 'the connector meant for it would not fail',
  },
  {
    first: 'old-certificate-on-device',
    before: ['tls-terminated-by-device', 'certificate-expired', 'path-varies-by-site'],
    because: 'the certificate served is or was your own',
  },
  {
    first: 'third-party-gateway-answers',
    before: ['tls-terminated-by-device', 'starttls-stripped-by-device'],
    because: 'the product that answers is known',
  },
  {
    first: 'chain-broken-on-server',
    before: ['intermediate-not-sent', 'root-missing-on-premises', 'tls-certificate-name-stale'],
    because: 'STARTTLS vanished with the chain',
  },
  {
    first: 'edge-subscription-stale',
    before: [
      'internal-transport-certificate-missing',
      'client-certificate-missing-or-wrong',
      'edge-certificate-differs',
    ],
    because: 'the Edge server does not get the settings at all',
  },
  {
    first: 'client-certificate-missing-or-wrong',
    before: ['sender-certificate-name-mismatch', 'partner-connector-too-broad'],
    because: 'with the right certificate the others do not come into play',
  },
  {
    first: 'sender-certificate-name-mismatch',
    before: ['partner-connector-too-broad'],
    because: 'a Partner connector only judges what is not recognised before',
  },
  {
    first: 'service-serves-old-certificate',
    before: ['certificate-expired'],
    because: 'settings and store are right already',
  },
  {
    first: 'eop-range-blocked',
    before: ['front-end-listener-down'],
    because: 'other connections do get through',
  },
  {
    first: 'ipv6-path-broken',
    before: ['path-varies-by-site', 'front-end-listener-down'],
    because: 'the address that fails is the IPv6 one',
  },
];

/** Puts causes that are also true below the one that goes before them, and leaves no fault with two certain causes. */
export function applyPrecedence(weighed: readonly Weighed[]): Weighed[] {
  let result = [...weighed];
  for (const { first, before, because } of PRECEDENCE) {
    const winner = result.find(({ id }) => id === first);
    if (!winner || !isSettled(winner)) continue;
    result = result.map((cause) =>
      before.includes(cause.id) && concernsSame(cause, winner)
        ? alsoTrue(
            cause,
            Math.min(cause.score, winner.score - 1),
            `Also true, and ${first} goes before it: ${because}.`,
          )
        : cause,
    );
  }
  return result.map((cause) => {
    if (cause.id !== 'path-varies-by-site') return cause;
    const inside = result.find(
      (other) =>
        isSettled(other) &&
        other.servers.length > 0 &&
        other.fault !== undefined &&
        other.fault === cause.fault,
    );
    return inside
      ? alsoTrue(
          cause,
          Math.min(cause.score, inside.score - 1),
          `Also true, and ${inside.id} goes before it: it is seen behind the address.`,
        )
      : cause;
  });
}

function concernsSame(a: Weighed, b: Weighed): boolean {
  return !a.fault || !b.fault || a.fault === b.fault;
}

function alsoTrue(cause: Weighed, score: number, text: string): Weighed {
  const confidence = cause.confidence === 'certain' ? 'high' : cause.confidence;
  return { ...cause, score, confidence, grounds: [...cause.grounds, noted(text)] };
}

/** Of causes that all explain one fault only the first is certain; `ranked` is in the order of the ranking. */
export function onlyOneCertain(ranked: readonly Weighed[]): Weighed[] {
  return ranked.map((cause, at) => {
    const first = ranked
      .slice(0, at)
      .find(
        ({ confidence, fault }) => confidence === 'certain' && fault !== undefined && fault === cause.fault,
      );
    return first && cause.confidence === 'certain'
      ? alsoTrue(cause, cause.score, `Also true of the same attempts, which ${first.id} explains.`)
      : cause;
  });
}
