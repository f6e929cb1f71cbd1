import type { Gap } from '@hybrid-mailflow/diagnosis';

/** Somebody under pressure runs about this many commands before looking at an answer again. */
const ASKED_AT_ONCE = 5;

/** What is asked for now: the cheapest and most deciding. */
export function askedNow(gaps: readonly Gap[]): readonly Gap[] {
  return gaps.slice(0, ASKED_AT_ONCE);
}

/** The rest by name, `If that leaves it open, next: the accepted domains of the tenant; …`; '' where there is none. */
export function askedLater(gaps: readonly Gap[]): string {
  const rest = gaps.slice(ASKED_AT_ONCE).map(({ summary }) => (summary.split(':')[0] ?? summary).trim());
  return rest.length === 0 ? '' : `If that leaves it open, next: ${rest.join('; ')}.`;
}
