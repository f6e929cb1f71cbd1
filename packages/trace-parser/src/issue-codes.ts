/** Every code an issue of this package can have; docs/reference/issues/trace-parser.md explains each. */
export const ISSUE_CODES = [
  'CERTIFICATE_ROW_UNREADABLE',
  'CHARSET_UNKNOWN',
  'COLUMN_MISSING',
  'FORMAT_UNKNOWN',
  'GZIP_DAMAGED',
  'HEADER_MISSING',
  'HEADER_UNKNOWN',
  'ISSUES_OMITTED',
  'JSON_DAMAGED',
  'MAIL_LIMIT',
  'MAIL_WITHOUT_FACTS',
  'NUL_BYTES',
  'OPEN_SESSIONS_LIMIT',
  'OUTLOOK_MSG',
  'QUOTES_DAMAGED',
  'REASON_NOT_FOUND',
  'REASON_TRUNCATED',
  'ROW_FIELD_COUNT',
  'ROW_TOO_LONG',
  'ROW_UNREADABLE',
  'TEXT_TOO_LONG',
  'TIME_UNREADABLE',
  'TNEF_UNREADABLE',
] as const;

export type IssueCode = (typeof ISSUE_CODES)[number];
