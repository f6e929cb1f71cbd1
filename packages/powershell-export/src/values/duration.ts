/**
 * An xs:duration as .NET writes time spans (`PT10M`, `-P1DT2H3M4.5S`) in the form PowerShell prints them: `00:10:00`,
 * `-1.02:03:04.5000000`. Other text is given as it is.
 */
export function formatDuration(text: string): string {
  const match = DURATION.exec(text.trim());
  if (!match) return text;
  const [sign, days, hours, minutes, seconds, fraction] = match
    .slice(1)
    .map((part: string | undefined) => part ?? '');
  // .NET itself writes at most 23 hours and 59 minutes, but a person may write PT90M.
  const total = Number(seconds) + 60 * (Number(minutes) + 60 * (Number(hours) + 24 * Number(days)));
  if (!Number.isSafeInteger(total)) return text;
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const wholeDays = Math.floor(total / 86_400);
  const clock = `${two((total / 3600) % 24)}:${two((total / 60) % 60)}:${two(total % 60)}`;
  const ticks = fraction === '' ? '' : `.${fraction?.slice(0, 7).padEnd(7, '0')}`;
  return `${sign}${wholeDays > 0 ? `${wholeDays}.` : ''}${clock}${ticks}`;
}

const DURATION =
  /^(-?)P(?=.)(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d+))?S)?)?$/;
