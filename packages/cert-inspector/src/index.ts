export { type AlternativeName, type Certificate, type KeyAlgorithm, type PublicKey } from './certificate.js';
export { certificateFromExport, type ExportedCertificate } from './certificate-from-export.js';
export {
  compareTlsCertificateName,
  type TlsCertificateNameComparison,
} from './compare-tls-certificate-name.js';
export { type Confidence } from './confidence.js';
export { findForeignSigns, type ForeignSign } from './foreign-name.js';
export { type CertificateIssue, type CertificateIssueCode } from './issue-codes.js';
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
