import type { Cause, Diagnosis, Gap } from '@hybrid-mailflow/diagnosis';
import { formatOrigin } from '@hybrid-mailflow/evidence';
import type { Plan } from '@hybrid-mailflow/remediation';
import { codeBlock, codeSpan, escapeMarkdown } from './markdown/escape-markdown.js';
import { bullets, section, table } from './markdown/table.js';
import { askedLater, askedNow } from './wording/asked.js';
import { certificateText } from './wording/certificate.js';
import { establishedCauses, openMeanings, possibleCauses, sideFindings } from './wording/known.js';
import { originsText } from './wording/origins.js';
import { planSummary } from './wording/plan-summary.js';
import { expectedText, observedText } from './wording/share.js';
import { verdictText } from './wording/verdict.js';

export interface MarkdownOptions {
  /** The plan made from this diagnosis, for the section on the fix. */
  readonly plan?: Plan;
}

/** The diagnosis as Markdown, for a job summary or a colleague. Text from the evidence is escaped. */
export function formatMarkdown(diagnosis: Diagnosis, options: MarkdownOptions = {}): string {
  const parts = [
    '## Hybrid mail flow diagnosis',
    ...answerParts(diagnosis),
    ...section('Path', pathTable(diagnosis)),
    ...section(
      'Also',
      bullets(sideFindings(diagnosis).map((finding) => alsoText(finding.summary, finding.primary))),
    ),
    ...section('Fix', ...fixParts(options.plan)),
    ...section('Evidence still missing', ...gapParts(diagnosis.gaps)),
    ...section('Why', bullets(diagnosis.causes.flatMap((cause) => cause.reasons.map(escapeMarkdown)))),
    ...section('Evidence read', evidenceTable(diagnosis)),
    ...section(
      'Could not be read',
      bullets(diagnosis.issues.map((issue) => alsoText(issue.text, issue.origin))),
    ),
    `Judged as of ${escapeMarkdown(diagnosis.asOf.slice(0, 10))}.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function answerParts(diagnosis: Diagnosis): readonly string[] {
  const possible = possibleCauses(diagnosis);
  return [
    ...(diagnosis.causes.length === 0
      ? [`**Cause: ${escapeMarkdown(verdictText(diagnosis))}**`]
      : establishedCauses(diagnosis).map(causeText)),
    ...openMeanings(diagnosis).map(
      (meaning) => `**Means:** ${codeSpan(meaning.fault)}: ${escapeMarkdown(meaning.text)}`,
    ),
    ...(possible.length === 0
      ? []
      : ['**Possible, the most likely first:**', possibleList(diagnosis, possible)]),
  ];
}

function causeText(cause: Cause): string {
  const seen = seenText(cause);
  return `**Cause: ${escapeMarkdown(cause.summary)}** (${cause.confidence})${seen === '' ? '' : `\n\n**Seen:** ${seen}`}`;
}

function possibleList({ gaps }: Diagnosis, causes: readonly Cause[]): string {
  return causes
    .map((cause, at) => {
      const settling = gaps.filter(({ id }) => cause.settledBy.includes(id));
      const settled = settling.map(({ summary }) => ` Settled by ${escapeMarkdown(summary)}.`).join('');
      return `${at + 1}. ${escapeMarkdown(cause.summary)} (${cause.confidence})${settled}`;
    })
    .join('\n');
}

function seenText(cause: Cause): string {
  const { observed } = cause;
  const texts = [
    observed === null
      ? undefined
      : `${observedText(observed)} at ${originsText(observed.origins, observed.more, '')}`,
    expectedText(cause),
  ];
  return texts.flatMap((text) => (text === undefined ? [] : [escapeMarkdown(text)])).join('; ');
}

function pathTable(diagnosis: Diagnosis): string {
  const rows = diagnosis.predictions.map((prediction) => [
    prediction.flow === 'cloud-to-onprem' ? 'EOP to Exchange' : 'Exchange to EOP',
    prediction.target ?? '',
    prediction.server,
    prediction.certificate === null ? '' : certificateText(prediction.certificate, diagnosis.asOf),
    prediction.outcome === 'delivered' ? 'ok' : prediction.outcome,
  ]);
  return table(['Flow', 'Host', 'Server', 'Certificate', 'Outcome expected'], rows);
}

function alsoText(text: string, origin: Parameters<typeof formatOrigin>[0]): string {
  return `${escapeMarkdown(text)} (${codeSpan(formatOrigin(origin))})`;
}

function fixParts(plan: Plan | undefined): readonly string[] {
  if (plan === undefined) return [];
  const summary = planSummary(plan);
  return [
    summary === undefined ? '' : `${escapeMarkdown(summary)}:`,
    bullets(plan.steps.map((step) => escapeMarkdown(step.title))),
    bullets(plan.instructions.map(({ owner, title }) => escapeMarkdown(`For ${owner}: ${title}`))),
    bullets(plan.refusals.map(({ text }) => escapeMarkdown(text))),
  ];
}

function gapParts(gaps: readonly Gap[]): readonly string[] {
  return [
    ...askedNow(gaps).flatMap((gap) => [
      escapeMarkdown(gap.summary),
      gap.cmdlets.length === 0 ? '' : codeBlock(gap.cmdlets, 'powershell'),
    ]),
    escapeMarkdown(askedLater(gaps)),
  ];
}

function evidenceTable(diagnosis: Diagnosis): string {
  return table(
    ['Item', 'Taken for', 'Understood'],
    diagnosis.evidence.map((item) => [item.item, item.format, item.summary]),
  );
}
