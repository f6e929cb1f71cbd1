import type { Certificate, LintResult } from '@hybrid-mailflow/cert-inspector';
import { formatOrigin } from '@hybrid-mailflow/evidence';
import { visible, type Tone } from '@hybrid-mailflow/report';
import { certificateRows } from './certificate-rows.js';
import { chainLines } from './chain-text.js';
import type { FileInspection } from './inspect-file.js';
import { paragraph, rowLines, type Setting } from './setting.js';

/** What `cert inspect` prints of a file: a block for each certificate, for each chain, and for what was not read. */
export function inspectionText(inspection: FileInspection, asOf: string, setting: Setting): string {
  const { certificates, lints, chains, issues } = inspection;
  const { paint } = setting;
  const blocks = [
    ...certificates.map((certificate, at) => [
      title(certificate, setting),
      ...rowLines(certificateRows(certificate, asOf)),
      ...lintLines(lints[at] ?? [], setting),
    ]),
    ...chains.map((chain) => chainLines(chain, setting)),
    ...issues.map(({ code, text, origin }) => [
      `${paint('doubtful', 'NOT READ')}  ${visible(`${formatOrigin(origin)}: ${text}`)} (${code})`,
    ]),
  ];
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function title({ subject, origin }: Certificate, { paint }: Setting): string {
  const name = paint('strong', visible(subject || '(empty subject)'));
  return `${paint('label', 'CERTIFICATE')}  ${name}  ${paint('faint', visible(formatOrigin(origin)))}`;
}

const TONES: Readonly<Record<LintResult['severity'], Tone>> = {
  blocker: 'bad',
  degraded: 'doubtful',
  advice: 'faint',
};

function lintLines(lints: readonly LintResult[], setting: Setting): string[] {
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
