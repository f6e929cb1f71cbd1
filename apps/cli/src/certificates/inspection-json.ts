import { tlsCertificateName, type Certificate, type LintResult } from '@hybrid-mailflow/cert-inspector';
import type { FileInspection } from './inspect-file.js';

/** What `cert inspect --format json` prints of a file; certificates of a path are named by thumbprint. */
export function inspectionJson({ label, certificates, lints, chains, issues }: FileInspection): object {
  return {
    file: label,
    certificates: certificates.map((certificate, at) => ({
      ...certificateJson(certificate),
      lints: (lints[at] ?? []).map(lintJson),
    })),
    chains: chains.map(({ leaf, rebuilt, remarks, verdicts, revocation }) => ({
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
    })),
    issues,
  };
}

/** A certificate with its TlsCertificateName and without its encoding, which the file holds. */
function certificateJson(certificate: Certificate): object {
  const { der, ...fields } = certificate;
  return { ...fields, encoded: der !== undefined, tlsCertificateName: tlsCertificateName(certificate) };
}

function lintJson({ lint, severity, outcome }: LintResult): object {
  const { id, effectiveFrom } = lint;
  return { id, severity, ...(effectiveFrom === undefined ? {} : { effectiveFrom }), ...outcome };
}

function nameOf({ thumbprint, subject }: Certificate): object {
  return { thumbprint: thumbprint ?? null, subject };
}
