import type { StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import { nameOf } from './certificate-name.js';
import type { PredictionInput } from './prediction-input.js';
import type { SentChain } from './sent-chains.js';
import type { SessionSketch } from './server-prediction.js';

type Outcome = 'delivered' | 'UntrustedRoot' | 'tls-negotiation-failed' | 'unknown';

/**
 * Whether the chain reaches a root Exchange Online trusts: by the chain in the evidence, else by what Exchange says of its
 * root. A leaf alone says nothing about the chain that will be sent (§E.1.8a).
 */
export function checkIssuer(
  sketch: SessionSketch,
  { chains }: PredictionInput,
  server: string,
  served: StoredCertificate,
): Outcome {
  const { certificate } = served;
  const { origin } = certificate;
  if (certificate.selfSigned === true) {
    const text = 'the certificate is self-signed: Exchange Online answers UntrustedRoot';
    sketch.step('validation', text, origin);
    return 'UntrustedRoot';
  }
  const chain = chains.of(certificate.thumbprint, server);
  const judged = chain && !endsAtThirdPartyRoot(chain, served) ? byChain(sketch, chain) : undefined;
  return judged ?? byRootCaType(sketch, served);
}

/** The server sent its intermediates, and Windows knows the root they end at where the list at hand does not. */
function endsAtThirdPartyRoot({ verdict, sent, length }: SentChain, served: StoredCertificate): boolean {
  return (
    sent &&
    length > 1 &&
    verdict.result === 'incomplete' &&
    served.rootCaType?.toLowerCase() === 'thirdparty' &&
    served.status?.toLowerCase() === 'valid'
  );
}

/** Exchange Online builds the chain from what is sent and its own roots, and fetches nothing (§E.1.8). */
function byChain(sketch: SessionSketch, { verdict, sent, leaf }: SentChain): Outcome | undefined {
  const how = sent ? 'the chain as sent' : 'the chain in the files given';
  const { origin } = leaf;
  const confidence = sent ? 'high' : 'medium';
  if (verdict.weaklySigned[0]) {
    const text = `${how} holds ${nameOf(verdict.weaklySigned[0])}, signed over SHA-1 or MD5: Exchange Online refuses it`;
    sketch.step('validation', text, origin, confidence);
    return 'tls-negotiation-failed';
  }
  if (verdict.result === 'trusted') {
    sketch.step('validation', `${how} is good: ${verdict.reason}`, origin, confidence);
    return 'delivered';
  }
  // Files that end early may be all that was saved; a server that sends too little is caught.
  if (verdict.result === 'untrusted-root' || (sent && verdict.result === 'incomplete')) {
    const text = `${how} is not trusted (${verdict.reason}): Exchange Online answers UntrustedRoot`;
    sketch.step('validation', text, origin, confidence);
    return 'UntrustedRoot';
  }
  return undefined;
}

const GOOD_STATUS = new Set(['valid', 'revocationcheckfailure']);

function byRootCaType(sketch: SessionSketch, served: StoredCertificate): Outcome {
  const { origin } = served.certificate;
  const root = served.rootCaType?.toLowerCase();
  if (root === 'enterprise') {
    const text =
      'RootCAType is Enterprise, a private certification authority: Exchange Online answers UntrustedRoot';
    sketch.step('validation', text, origin, 'high');
    return 'UntrustedRoot';
  }
  const status = served.status?.toLowerCase();
  if (root === 'thirdparty' && (status === undefined || GOOD_STATUS.has(status))) {
    // RevocationCheckFailure is about the server's own access to revocation lists.
    const said = status === undefined ? '' : ` and Status is ${served.status ?? ''}`;
    const text = `RootCAType is ThirdParty${said}: the chain reaches a public root`;
    sketch.step('validation', text, origin, status === 'valid' ? 'high' : 'medium');
    return 'delivered';
  }
  const text = 'whether the server sends a chain that reaches a public root is not in the exports';
  return sketch.lack('starttls-probe', 'validation', text, origin);
}
