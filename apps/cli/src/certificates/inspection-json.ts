import {
  tlsCertificateName,
  type Certificate,
  type ChainInspection,
  type LintResult,
} from '@hybrid-mailflow/cert-inspector';
import type { FileInspection } from './inspect-file.js';

/** What `cert inspect --format json` prints of a file; certificates of a path are named by thumbprint. */
export function inspectionJson({ label, certificates, lints, chains, issues }: FileInspection): object {
  return {
    file: label,
    certificates: certificates.map((certificate, at) => ({
      ...certificateJson(certificate),
      lints: (lints[at] ?? []).map(lintJson),
    })),
    chains: chains.map(chainJson),
    issues,
  };
}

/** What the stores say of a chain; its certificates are named by thumbprint. */
export function chainJson({ leaf, rebuilt, remarks, verdicts, revocation }: ChainInspection): object {
  return {
    leaf: nameOf(leaf),
    rebuilt: rebuilt.map(nameOf),
    remarks,
    verdicts: verdicts.map(({ store, result, reason, path, problems, weaklySigned }) => ({
      store,
      result,
      reason,
      path: path.map(nameOf),
      problems,
      weaklySigned: weaklySigned.map(nameOf),
    })),
    revocation,
  };
}

/** A certificate with its TlsCertificateName and without its encoding, which the file holds. */
export function certificateJson(certificate: Certificate): object {
  const { der, ...fields } = certificate;
  return { ...fields, encoded: der !== undefined, tlsCertificateName: tlsCertificateName(certificate) };
}

/** A lint and what it says. */
export function lintJson({ lint, severity, outcome }: LintResult): object {
  const { id, effectiveFrom } = lint;
  return { id, severity, ...(effectiveFrom === undefined ? {} : { effectiveFrom }), ...outcome };
}

function nameOf({ thumbprint, subject }: Certificate): object {
  return { thumbprint: thumbprint ?? null, subject };
}
