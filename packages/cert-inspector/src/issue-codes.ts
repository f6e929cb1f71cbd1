import type { Issue } from '@hybrid-mailflow/evidence';

/** Codes of what could not be read; explained in docs/reference/issues/cert-inspector.md. */
export type CertificateIssueCode =
  | 'CERTIFICATE_EXTENSION_UNREADABLE'
  | 'CERTIFICATE_FIELD_UNREADABLE'
  | 'CERTIFICATE_MALFORMED'
  | 'CERTIFICATE_TRAILING_BYTES'
  | 'ITEM_NOT_CERTIFICATES'
  | 'NAME_ENCODING_UNCERTAIN'
  | 'PEM_BLOCK_SKIPPED'
  | 'PEM_BLOCK_UNREADABLE'
  | 'PEM_BLOCK_UNTERMINATED';

export type CertificateIssue = Issue<CertificateIssueCode>;

/** Takes the issues of a reader as they arise. */
export type IssueSink = (issue: CertificateIssue) => void;
