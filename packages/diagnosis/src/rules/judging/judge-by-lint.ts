import { LINTS, type LintContext } from '@hybrid-mailflow/cert-inspector';
import { nameOf } from '../../predict/certificate-name.js';
import type { Situation } from '../../situation.js';
import type { Outcome } from '../define-rule.js';
import { byReach } from './by-reach.js';
import { hybridCertificates } from './hybrid-certificates.js';

/** Asks a lint of cert-inspector about every certificate that hybrid mail depends on. */
export function judgeByLint(id: string, situation: Situation): Outcome[] {
  const lint = LINTS.find((candidate) => candidate.id === id);
  if (!lint) throw new TypeError(`${id} is no lint of cert-inspector`);
  return hybridCertificates(situation).map(({ server, stored, entry, verb, connector }): Outcome => {
    const { certificate } = stored;
    // Exchange's own certificates are told by the outcome of the session.
    if (certificate.selfSigned === true) return { outcome: 'not-applicable' };
    const others = (situation.stores.get(server) ?? []).map((other) => other.stored.certificate);
    const context: LintContext = {
      asOf: situation.asOf,
      others: others.filter((other) => other !== certificate),
    };
    const outcome = lint.evaluate(certificate, context);
    if (outcome.outcome === 'insufficient-evidence')
      return { ...outcome, missing: ['exchange-certificates-encoded'] };
    if (outcome.outcome !== 'fail') return { outcome: outcome.outcome };
    return {
      outcome: 'fail',
      severity: byReach(situation, entry, outcome.severity ?? lint.severity),
      confidence: outcome.confidence,
      summary: `${server} ${verb} ${nameOf(certificate)}. ${outcome.summary}`,
      primary: certificate.origin,
      args: {
        server,
        connector,
        subject: certificate.subject,
        thumbprint: certificate.thumbprint ?? null,
        notAfter: certificate.notAfter ?? null,
      },
    };
  });
}
