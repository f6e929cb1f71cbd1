import {
  inspectChain,
  lintCertificate,
  type Certificate,
  type ChainInspection,
  type LintResult,
  type TrustStore,
} from '@hybrid-mailflow/cert-inspector';
import type { CertificateFile } from './read-certificate-files.js';

export interface InspectionContext {
  /** ISO 8601. */
  readonly asOf: string;
  /** The name peers expect. */
  readonly name?: string;
  readonly stores: readonly TrustStore[];
}

export interface FileInspection extends CertificateFile {
  /** What the lints say, for each certificate in their order. */
  readonly lints: readonly (readonly LintResult[])[];
  /** One for each certificate that issued no other of the file. */
  readonly chains: readonly ChainInspection[];
}

/** Lints every certificate of a file, and judges the chain of each that is nobody's issuer. */
export function inspectFile(
  file: CertificateFile,
  { asOf, name, stores }: InspectionContext,
): FileInspection {
  const { certificates } = file;
  const lints = certificates.map((certificate) =>
    lintCertificate(certificate, {
      asOf,
      others: certificates.filter((other) => other !== certificate),
      ...(name === undefined ? {} : { name }),
    }),
  );
  const leaves = leavesOf(certificates);
  const chains = leaves.map((leaf) => {
    const chain = inspectChain([leaf, ...certificates.filter((other) => other !== leaf)], { asOf, stores });
    // A file that is not one chain has no order to remark on.
    return leaves.length === 1 ? chain : { ...chain, remarks: [] };
  });
  return { ...file, lints, chains };
}

/** The certificates that issued no other one of the file: those a server would serve. */
export function leavesOf(certificates: readonly Certificate[]): readonly Certificate[] {
  const issued = certificates.filter(({ subject, issuer }) => subject !== issuer);
  const issuers = new Set(issued.map(({ issuer }) => issuer));
  return certificates.filter(({ subject }) => subject === '' || !issuers.has(subject));
}
