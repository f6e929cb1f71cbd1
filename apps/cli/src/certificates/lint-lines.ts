import type { LintResult } from '@hybrid-mailflow/cert-inspector';
import type { Tone } from '@hybrid-mailflow/report';
import { paragraph, type Setting } from './setting.js';

const TONES: Readonly<Record<LintResult['severity'], Tone>> = {
  blocker: 'bad',
  degraded: 'doubtful',
  advice: 'faint',
};

/** What is to be faulted in a certificate, and what could not be judged. */
export function lintLines(lints: readonly LintResult[], setting: Setting): string[] {
  const { paint } = setting;
  const failing = lints.flatMap(({ lint, severity, outcome }) => {
    if (outcome.outcome !== 'fail') return [];
    const label = severity.padEnd('degraded'.length);
    return paragraph(label, paint(TONES[severity], label), `${outcome.summary} (${lint.id})`, setting);
  });
  const open = lints.filter(({ outcome }) => outcome.outcome === 'insufficient-evidence');
  const unjudged = `not judged for want of evidence: ${open.map(({ lint }) => lint.id).join(', ')}`;
  return [
    ...(failing.length === 0 ? [`  ${paint('good', 'nothing to fault')}`] : failing),
    ...(open.length === 0 ? [] : [`  ${paint('faint', unjudged)}`]),
  ];
}
