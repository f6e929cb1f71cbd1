import type { Issue } from '@hybrid-mailflow/evidence';

/** Codes of what could not be read; explained in docs/reference/issues/cert-inspector.md. */
export type CertificateIssueCode =
  | 'CERTIFICATE_EXTENSION_UNREADABLE'
  | 'CERTIFICATE_FIELD_UNREADABLE'
  | 'CERTIFICATE_MALFORMED'
  | 'CERTIFICATE_TRAILING_BYTES'
  | 'CONTAINER_WITHOUT_CERTIFICATES'
  | 'CONTENT_NOT_CERTIFICATE'
  | 'ITEM_NOT_CERTIFICATES'
  | 'LOGGED_NAMES_UNDIVIDED'
  | 'NAME_ENCODING_UNCERTAIN'
  | 'PEM_BLOCK_SKIPPED'
  | 'PEM_BLOCK_UNREADABLE'
  | 'PEM_BLOCK_UNTERMINATED'
  | 'PFX_ENCRYPTION_UNSUPPORTED'
  | 'PFX_ITERATIONS_LIMIT'
  | 'PFX_MALFORMED'
  | 'PFX_PASSWORD_MISSING'
  | 'PFX_PASSWORD_WRONG'
  | 'PFX_SEAL_UNCHECKED';

export type CertificateIssue = Issue<CertificateIssueCode>;

/** Takes the issues of a reader as they arise. */
export type IssueSink = (issue: CertificateIssue) => void;
