/** Every code an issue of this package can carry; docs/reference/issues/connector-model.md explains each. */
export const MODEL_ISSUE_CODES = [
  'CONFLICTING_EXPORTS',
  'IMPOSSIBLE_SETTING',
  'SERVER_FROM_FILE_NAME',
  'SERVER_UNKNOWN',
  'SIDE_FROM_FILE_NAME',
  'SIDE_UNKNOWN',
  'SINGLE_UNSPECIFIED_ADDRESS',
  'SUPERSEDED_EXPORT',
  'UNREADABLE_VALUE',
] as const;

export type ModelIssueCode = (typeof MODEL_ISSUE_CODES)[number];
