import type { Diagnosis, Finding, Severity } from '@hybrid-mailflow/diagnosis';
import { sideFindings } from '../wording/known.js';
import { originText } from '../wording/origins.js';
import type { Block, Page } from './block.js';
import type { Line, Tone } from './line.js';
import { prose } from './prose.js';

/** Of one rule, more findings than this are counted, not printed. */
const SHOWN_PER_RULE = 3;
const TONES: Readonly<Record<Severity, Tone>> = { blocker: 'bad', degraded: 'doubtful', advice: 'faint' };

/** Findings beside the causes, the gravest rule first. */
export function alsoBlock(diagnosis: Diagnosis, page: Page): Block {
  const byRule = new Map<string, Finding[]>();
  for (const finding of sideFindings(diagnosis)) {
    byRule.set(finding.ruleId, [...(byRule.get(finding.ruleId) ?? []), finding]);
  }
  return { label: 'ALSO', lines: [...byRule].flatMap(([rule, findings]) => ruleLines(rule, findings, page)) };
}

function ruleLines(rule: string, findings: readonly Finding[], page: Page): readonly Line[] {
  const shown = findings.slice(0, SHOWN_PER_RULE).flatMap((finding) => {
    return prose(`${finding.summary} (${originText(finding.primary, page.root)})`, page.width);
  });
  const rest = findings.length - SHOWN_PER_RULE;
  const tone = TONES[findings[0]?.severity ?? 'advice'];
  return rest > 0 ? [...shown, [{ text: `and ${rest} more of ${rule}`, tone }]] : shown;
}
