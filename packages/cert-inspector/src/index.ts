export { type AlternativeName, type Certificate, type KeyAlgorithm, type PublicKey } from './certificate.js';
export { certificateFromExport, type ExportedCertificate } from './certificate-from-export.js';
export {
  compareTlsCertificateName,
  type TlsCertificateNameComparison,
} from './compare-tls-certificate-name.js';
export {
  inspectChain,
  type ChainInspection,
  type InspectChainOptions,
  type TrustVerdict,
} from './chain/inspect-chain.js';
export { type SentRemark } from './chain/sent-order.js';
export { nodeTrustStore, type TrustStore } from './chain/trust-store.js';
export { type PathProblem, type PathProblemCode } from './chain/validate-path.js';
export { type Confidence } from './confidence.js';
export { findForeignSigns, type ForeignSign } from './foreign-name.js';
export { type CertificateIssue, type CertificateIssueCode } from './issue-codes.js';
export {
  type Citation,
  type Lint,
  type LintContext,
  type LintOutcome,
  type LintSeverity,
} from './lints/define-lint.js';
export { LINTS } from './lints/index.js';
export { lintCertificate, type LintResult } from './lints/lint-certificate.js';
export { matchName, namesOf, type NameMatch } from './match-name.js';
export { parseCertificates, type ParseCertificatesOptions } from './parse-certificates.js';
export { type SelectionKey } from './selection/candidate.js';
export {
  selectCertificate,
  type CertificateSelection,
  type SelectCertificateInput,
} from './selection/select-certificate.js';
export { type StoredCertificate } from './selection/stored-certificate.js';
export {
  parseTlsCertificateName,
  tlsCertificateName,
  type TlsCertificateNameParts,
} from './tls-certificate-name.js';
