import type { Cause, Observed, Share } from '@hybrid-mailflow/diagnosis';

/** `1 server`, `2 servers`. */
export function count(many: number, noun: string, plural = `${noun}s`): string {
  return `${many} ${many === 1 ? noun : plural}`;
}

/** Whole per cent, but never `0 %` or `100 %` of something that is not nothing or all. */
export function percent(share: Share): string {
  if (share.total === 0) return '0 %';
  const exact = (100 * share.failed) / share.total;
  if (exact > 0 && exact < 1) return '<1 %';
  if (exact > 99 && exact < 100) return '>99 %';
  return `${Math.round(exact)} %`;
}

/** `61 of 118 attempts deferred (52 %), 450 4.7.320 SubjectMismatch`. A lone failure is no share. */
export function observedText(observed: Observed): string {
  const { failed, total } = observed.share;
  const fault = observed.fault === '' ? '' : `, ${observed.fault}`;
  const became = outcomeText(observed.fault);
  if (failed === total) return `${failed === 1 ? '1 attempt' : `all ${failed} attempts`} ${became}${fault}`;
  return `${failed} of ${count(total, 'attempt')} ${became} (${percent(observed.share)})${fault}`;
}

/** A reply of the 4xx class is tried again (RFC 5321, 4.2.1): the mail is late, not lost. */
function outcomeText(fault: string): string {
  return /^4\d\d\b/.test(fault) ? 'deferred' : 'failed';
}

/** `with 1 of 2 servers wrong we expect about 50 %`; undefined where the configuration says nothing. */
export function expectedText(cause: Cause): string | undefined {
  const expected = cause.expected;
  if (expected === null || expected.total === 0) return undefined;
  const wrong = expected.total === 1 ? 'the only server' : `${expected.failed} of ${expected.total} servers`;
  const share = expected.failed === expected.total ? 'every attempt to fail' : `about ${percent(expected)}`;
  return `with ${wrong} wrong we expect ${share}`;
}
