/** `{ [key]: value }`, or nothing where there is no value: absent facts have no property. */
export function present<Key extends string>(
  key: Key,
  value: string | undefined,
): Partial<Record<Key, string>> {
  return value === undefined || value === '' ? {} : ({ [key]: value } as Record<Key, string>);
}
