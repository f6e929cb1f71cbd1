/**
 * Merges limits given by a caller over the documented defaults.
 * @throws TypeError when a limit is unknown, or is not a whole number of at least 0.
 */
export function resolveLimits<Limits extends Readonly<Record<keyof Limits, number>>>(
  defaults: Limits,
  given: Partial<Limits> = {},
): Limits {
  for (const [name, value] of Object.entries(given)) {
    if (!(name in defaults)) throw new TypeError(`unknown limit ${name}`);
    if (!Number.isInteger(value) || (value as number) < 0) {
      throw new TypeError(`limit ${name} must be a whole number of at least 0, not ${String(value)}`);
    }
  }
  return { ...defaults, ...given };
}
