/** Every code an issue of this package can have; docs/reference/issues/powershell-export.md explains each. */
export const ISSUE_CODES = [
  'CYCLIC_REFERENCE',
  'DEPTH_LIMIT',
  'DOCTYPE_REFUSED',
  'DUPLICATE_NAME',
  'FIELDS_LIMIT',
  'FORMAT_UNKNOWN',
  'ISSUES_OMITTED',
  'JSON_DAMAGED',
  'PAGE_CONTINUES',
  'QUOTES_DAMAGED',
  'RECORDS_LIMIT',
  'REFERENCE_UNRESOLVED',
  'ROOT_MISSING',
  'ROW_FIELD_COUNT',
  'STREAM_TEXT',
  'TEXT_SKIPPED',
  'TRUNCATED',
  'TYPE_NAMES_ONLY',
  'VALUE_LENGTH_LIMIT',
  'VALUE_UNREADABLE',
  'XML_DAMAGED',
] as const;

export type IssueCode = (typeof ISSUE_CODES)[number];
