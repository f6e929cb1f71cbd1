import type { StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import type { Origin } from '@hybrid-mailflow/evidence';
import type { Fact } from '@hybrid-mailflow/trace-parser';
import type { Confidence } from '../diagnosis.js';
import { serverKey } from '../intake/servers.js';
import { nameOf } from './certificate-name.js';
import type { PredictionInput } from './prediction-input.js';

/** Why the TLS handshake breaks, and the setting that says so. */
export interface HandshakeFault {
  readonly kind: 'key-unusable' | 'not-enabled-for-smtp' | 'tls-1.2-disabled' | 'weak-signature';
  readonly text: string;
  readonly origin: Origin;
  readonly confidence: Confidence;
}

/**
 * What breaks a handshake before any certificate is validated: a key the service cannot use (§B.1.3, §B.3), TLS 1.2 switched
 * off (§I.4), or a signature over MD5 or SHA-1, which Exchange Online refuses (§E.1.9).
 */
export function handshakeFault(
  input: PredictionInput,
  server: string,
  served: StoredCertificate,
  role: 'Server' | 'Client',
): HandshakeFault | undefined {
  return (
    keyUnusable(input, server, served) ??
    notEnabledForSmtp(served) ??
    tlsDisabled(input.facts, server, role) ??
    weakSignature(served)
  );
}

function keyUnusable(
  { facts }: PredictionInput,
  server: string,
  { certificate }: StoredCertificate,
): HandshakeFault | undefined {
  const found = facts.find(
    (fact) =>
      fact.kind === 'store-certificate' &&
      fact.privateKey === 'unusable' &&
      fact.thumbprint !== undefined &&
      fact.thumbprint === certificate.thumbprint &&
      isOf(fact.server, server),
  );
  if (!found) return undefined;
  const text = `the private key of ${nameOf(certificate)} cannot be used: TLS negotiation fails with NoCredentials`;
  return {
    kind: 'key-unusable',
    text,
    origin: found.origin,
    confidence: found.server === undefined ? 'medium' : 'high',
  };
}

/** Chosen by TlsCertificateName all the same: the flag is no part of the choice (§B.1.3). */
function notEnabledForSmtp({ certificate, smtp }: StoredCertificate): HandshakeFault | undefined {
  if (smtp !== false) return undefined;
  const text = `${nameOf(certificate)} is chosen but not enabled for SMTP, so the service may not read its key: TLS negotiation fails`;
  return { kind: 'not-enabled-for-smtp', text, origin: certificate.origin, confidence: 'medium' };
}

const TLS_1_2 = /\\SCHANNEL\\Protocols\\TLS 1\.2\\(Server|Client)$/i;

/** Whether the registry switches TLS 1.2 off for Windows as server or as client. */
export function tlsDisabled(
  facts: readonly Fact[],
  server: string,
  role: 'Server' | 'Client',
): HandshakeFault | undefined {
  const found = facts.find(
    (fact) =>
      fact.kind === 'registry-value' &&
      TLS_1_2.exec(fact.key)?.[1]?.toLowerCase() === role.toLowerCase() &&
      ((/^Enabled$/i.test(fact.name ?? '') && fact.number === 0) ||
        (/^DisabledByDefault$/i.test(fact.name ?? '') && fact.number === 1)) &&
      isOf(fact.server, server),
  );
  if (!found) return undefined;
  const text = `TLS 1.2 is switched off for the ${role} role of Windows on ${server}, and Exchange Online takes nothing older`;
  return {
    kind: 'tls-1.2-disabled',
    text,
    origin: found.origin,
    confidence: found.server === undefined ? 'medium' : 'high',
  };
}

function weakSignature({ certificate }: StoredCertificate): HandshakeFault | undefined {
  const hash = certificate.signatureHash;
  if (certificate.selfSigned === true || hash === undefined || !/^(md2|md5|sha1)$/i.test(hash))
    return undefined;
  const text = `${nameOf(certificate)} is signed over ${hash.toUpperCase()}, which Exchange Online refuses`;
  return { kind: 'weak-signature', text, origin: certificate.origin, confidence: 'high' };
}

/** A text that names no machine may be of any. */
function isOf(named: string | undefined, server: string): boolean {
  return named === undefined || serverKey(named) === server;
}
