import { parseCertificates } from '@hybrid-mailflow/cert-inspector';
import { nameOf } from '../predict/certificate-name.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { byReach } from './judging/by-reach.js';
import { hybridCertificates } from './judging/hybrid-certificates.js';

/** Windows sends the intermediates it finds in LocalMachine\CA; Exchange Online fetches none (§E.1.8, §E.3.4). */
export const intermediateNotInStore = defineRule({
  id: 'intermediate-not-in-store',
  title: 'A server sends its certificate without the intermediate',
  severity: 'blocker',
  cites: [CITATIONS.untrustedRoot, CITATIONS.tenantAttribution],
  evaluate: (situation) =>
    hybridCertificates(situation).map(({ server, stored, entry, connector }): Outcome => {
      const { certificate } = stored;
      if (certificate.selfSigned === true) return { outcome: 'not-applicable' };
      const transcript = situation.observations.facts.find(
        (fact) =>
          fact.kind === 'smtp-endpoint' &&
          fact.chain.length === 1 &&
          thumbprintOf(fact.chain[0]?.pem) === certificate.thumbprint &&
          certificate.thumbprint !== undefined,
      );
      if (!transcript || entry.prediction.outcome !== 'UntrustedRoot') return { outcome: 'pass' };
      return {
        outcome: 'fail',
        severity: byReach(situation, entry, 'blocker'),
        confidence: entry.prediction.confidence,
        summary: `${nameOf(certificate)} was sent alone, without the certificate of ${certificate.issuer}: Exchange Online answers UntrustedRoot.`,
        primary: transcript.origin,
        args: {
          server,
          connector,
          thumbprint: certificate.thumbprint ?? null,
          missingIssuer: certificate.issuer,
        },
      };
    }),
});

function thumbprintOf(pem: string | undefined): string | undefined {
  return pem === undefined ? undefined : parseCertificates(pem, { item: '' }).records[0]?.thumbprint;
}
