import { compareTlsCertificateName } from '../compare-tls-certificate-name.js';
import type { Confidence } from '../confidence.js';
import { matchName } from '../match-name.js';
import type { StoredCertificate } from './stored-certificate.js';

/** What the transport service looks a certificate up by: TlsCertificateName of the connector, else its Fqdn or the server's. */
export interface SelectionKey {
  readonly kind: 'tls-certificate-name' | 'fqdn';
  readonly value: string;
}

/** Something that makes the answer less sure. */
export interface Doubt {
  readonly confidence: Confidence;
  readonly text: string;
}

/** A certificate of the pool that fits the key. */
export interface Candidate {
  readonly stored: StoredCertificate;
  /** How it fits, for the reason. */
  readonly how: string;
  readonly doubts: readonly Doubt[];
}

/** A certificate of the pool that was not chosen, and what its being passed over leaves open. */
export interface PassedOver {
  readonly stored: StoredCertificate;
  readonly reason: string;
  readonly doubt?: Doubt;
}

export type Fit = { readonly candidate: Candidate } | { readonly passedOver: PassedOver };

/** Whether a certificate of the pool may be taken for the key (§B.1), and how sure that is. */
export function fitToKey(key: SelectionKey, stored: StoredCertificate): Fit {
  const unusable = reasonUnusable(stored);
  if (unusable !== undefined) return { passedOver: { stored, reason: unusable } };
  return key.kind === 'fqdn' ? fitToFqdn(key.value, stored) : fitToTlsCertificateName(key.value, stored);
}

function reasonUnusable({ certificate, hasPrivateKey, status }: StoredCertificate): string | undefined {
  if (hasPrivateKey === false) return 'it has no private key on this server';
  if (certificate.version !== undefined && certificate.version < 3)
    return 'it is not an X.509 version 3 certificate';
  if (status?.toLowerCase() === 'pendingrequest') return 'it is a request still waiting for its certificate';
  return undefined;
}

function fitToTlsCertificateName(value: string, stored: StoredCertificate): Fit {
  const { result, reason } = compareTlsCertificateName(value, stored.certificate);
  switch (result) {
    case 'equal': {
      const doubt: Doubt = {
        confidence: 'low',
        text: 'whether Exchange takes a certificate with an empty subject by name is not documented',
      };
      const doubts = stored.certificate.subject === '' ? [doubt] : [];
      return { candidate: { stored, how: 'it has the issuer and subject of TlsCertificateName', doubts } };
    }
    case 'equal-ignoring-case': {
      const doubt: Doubt = {
        confidence: 'medium',
        text: `${reason}; how Exchange compares them is not published`,
      };
      return {
        candidate: {
          stored,
          how: 'it has the issuer and subject of TlsCertificateName but for case',
          doubts: [doubt],
        },
      };
    }
    case 'look-alike':
      return { passedOver: { stored, reason: `TlsCertificateName means it but cannot match: ${reason}` } };
    case 'different':
      return { passedOver: { stored, reason: `it is not the one in TlsCertificateName: ${reason}` } };
  }
}

function fitToFqdn(fqdn: string, stored: StoredCertificate): Fit {
  const match = matchName(fqdn, stored.certificate);
  if (match.result === 'uncertain') {
    const doubt: Doubt = {
      confidence: 'low',
      text: `the evidence does not show all names of ${nameOf(stored)}`,
    };
    return { passedOver: { stored, reason: match.reason, doubt } };
  }
  if (match.result === 'no-match') return { passedOver: { stored, reason: match.reason } };
  if (stored.smtp === false) {
    const text =
      'whether selection by name leaves out certificates that are not enabled for SMTP is told in two ways';
    return {
      passedOver: { stored, reason: 'it is not enabled for SMTP', doubt: { confidence: 'medium', text } },
    };
  }
  const doubts: Doubt[] = [];
  if (match.confidence !== 'certain') {
    const text =
      'whether a wildcard certificate is taken for a name is contradictory in public reports; set TlsCertificateName for it';
    doubts.push({ confidence: 'medium', text });
  }
  if (stored.smtp === undefined)
    doubts.push({ confidence: 'high', text: 'whether it is enabled for SMTP is not in the evidence' });
  return { candidate: { stored, how: `${match.matchedName ?? fqdn} is among its names`, doubts } };
}

function nameOf({ certificate }: StoredCertificate): string {
  return certificate.subject === ''
    ? (certificate.thumbprint ?? 'a certificate without subject')
    : certificate.subject;
}
