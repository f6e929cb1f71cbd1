/** Reads a .NET time span, `00:10:00` or `1.00:00:00.5`, to seconds. Undefined for anything else. (§G.1) */
export function parseTimeSpan(text: string): number | undefined {
  const parts = /^(-)?(?:(\d{1,8})[.:])?(\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d{1,7})?$/.exec(text.trim());
  if (!parts) return undefined;
  const [, sign, days = '0', hours, minutes, seconds, fraction = ''] = parts;
  const total =
    ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(`${seconds}${fraction}`);
  return sign ? -total : total;
}
