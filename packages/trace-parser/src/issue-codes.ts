/** Every code an issue of this package can have; docs/reference/issues/trace-parser.md explains each. */
export const ISSUE_CODES = [
  'CERTIFICATE_ROW_UNREADABLE',
  'COLUMN_MISSING',
  'FORMAT_UNKNOWN',
  'HEADER_MISSING',
  'HEADER_UNKNOWN',
  'ISSUES_OMITTED',
  'NUL_BYTES',
  'OPEN_SESSIONS_LIMIT',
  'QUOTES_DAMAGED',
  'REASON_TRUNCATED',
  'ROW_FIELD_COUNT',
  'ROW_TOO_LONG',
  'ROW_UNREADABLE',
  'TIME_UNREADABLE',
] as const;

export type IssueCode = (typeof ISSUE_CODES)[number];
