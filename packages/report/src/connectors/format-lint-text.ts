import type { ExaminedConfiguration, Severity } from '@hybrid-mailflow/diagnosis';
import { askBlock } from '../text/ask-block.js';
import { type Block, setBlocks } from '../text/block.js';
import type { Tone } from '../text/line.js';
import { mapStrings } from '../text/map-strings.js';
import { hang, prose, proseWithRemark } from '../text/prose.js';
import { readingBlocks } from '../text/reading-blocks.js';
import { visible } from '../text/visible.js';
import { originText } from '../wording/origins.js';
import { count } from '../wording/share.js';
import { pageOf, paintOf, type ConnectorTextOptions } from './page-of.js';

const TONES: Readonly<Record<Severity, Tone>> = { blocker: 'bad', degraded: 'doubtful', advice: 'faint' };
const ORDER: readonly Severity[] = ['blocker', 'degraded', 'advice'];

type Linted = Pick<ExaminedConfiguration, 'findings' | 'gaps' | 'issues' | 'evidence' | 'asOf'>;

/** The findings of the rules, gravest first, each with its file and line, and what could not be judged. */
export function formatLintText(examined: Linted, options: ConnectorTextOptions = {}): string {
  const { findings, gaps, issues, evidence, asOf } = examined;
  const shown = mapStrings({ findings, gaps, issues, evidence, asOf }, visible);
  const page = pageOf(options);
  const sorted = ORDER.flatMap((severity) =>
    shown.findings.filter((finding) => finding.severity === severity),
  );
  const blocks: readonly Block[] = [
    { label: 'LINT', lines: prose(tally(shown), page.width, 'strong') },
    ...sorted.map((finding): Block => {
      const place = originText(finding.primary, page.root);
      const remark = { text: finding.ruleId, tone: 'faint' } as const;
      return {
        label: finding.id,
        lines: [
          ...proseWithRemark(
            `${place}: ${finding.severity}, ${finding.confidence}`,
            remark,
            page.width,
            TONES[finding.severity],
          ),
          ...prose(finding.summary, page.width),
          ...finding.related.flatMap(({ origin, text }) =>
            hang(
              { text: '  ' },
              proseWithRemark(text, { text: originText(origin, page.root), tone: 'faint' }, page.width - 2),
            ),
          ),
        ],
      };
    }),
    askBlock(shown, page),
    ...readingBlocks(shown, page, true),
  ];
  return setBlocks(blocks, paintOf(options));
}

function tally({ findings, gaps }: Pick<Linted, 'findings' | 'gaps'>): string {
  if (findings.length === 0)
    return gaps.length === 0
      ? 'nothing found in the configuration alone.'
      : 'nothing found in what the exports tell; what they leave out stands under ASK.';
  const parts = ORDER.flatMap((severity) => {
    const found = findings.filter((finding) => finding.severity === severity).length;
    return found === 0 ? [] : [`${found} ${severity}`];
  });
  return `${count(findings.length, 'finding')} in the configuration alone: ${parts.join(', ')}.`;
}
