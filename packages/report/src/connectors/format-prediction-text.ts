import type { ExaminedConfiguration, Prediction } from '@hybrid-mailflow/diagnosis';
import { askBlock } from '../text/ask-block.js';
import { type Block, type Page, setBlocks } from '../text/block.js';
import { toneOfOutcome } from '../text/branch.js';
import type { Line } from '../text/line.js';
import { mapStrings } from '../text/map-strings.js';
import { pathBlocks } from '../text/path-blocks.js';
import { hang, prose, proseWithRemark } from '../text/prose.js';
import { visible } from '../text/visible.js';
import { originText } from '../wording/origins.js';
import { count } from '../wording/share.js';
import { pageOf, paintOf, unreadBlock, type ConnectorTextOptions } from './page-of.js';

/** Servers that go the same way are told once. */
const ARROWS = { 'cloud-to-onprem': 'EOP → ', 'onprem-to-cloud': 'EOP ← ' } as const;

/** The path of mail drawn, and for each server the session step by step, with the setting that decides each. */
export function formatPredictionText(
  examined: ExaminedConfiguration,
  options: ConnectorTextOptions = {},
): string {
  const { predictions, asOf, gaps } = examined;
  const shown = mapStrings({ predictions, asOf, gaps, reason: examined.route?.reason ?? '' }, visible);
  const page = pageOf(options);
  const blocks: readonly Block[] = [
    { label: 'ROUTE', lines: shown.reason === '' ? [] : prose(shown.reason, page.width) },
    ...(shown.predictions.length === 0
      ? [
          {
            label: 'PATH',
            lines: prose('The exports tell of no way between Exchange Online and a server.', page.width),
          },
        ]
      : pathBlocks(shown, page)),
    ...groupAlike(shown.predictions).map((group) => stepsBlock(group, page)),
    { ...askBlock(shown, page), apart: true },
    unreadBlock(options, page),
  ];
  return setBlocks(blocks, paintOf(options));
}

/** Predictions whose steps read the same but for the server, which is how a hundred good servers read. */
function groupAlike(predictions: readonly Prediction[]): readonly (readonly Prediction[])[] {
  const groups = new Map<string, Prediction[]>();
  for (const prediction of predictions) {
    const { flow, outcome, target, server, steps } = prediction;
    const texts = steps.map(({ text }) => text.replaceAll(server, ''));
    const key = JSON.stringify([flow, outcome, target, texts]);
    const group = groups.get(key);
    if (group) group.push(prediction);
    else groups.set(key, [prediction]);
  }
  return [...groups.values()];
}

function stepsBlock(group: readonly Prediction[], page: Page): Block {
  const [first] = group;
  if (!first) return { label: '', lines: [] };
  const others = group.length > 1 ? ` and ${count(group.length - 1, 'server')} more like it` : '';
  const lines: Line[] = [
    [
      { text: `${ARROWS[first.flow]}${first.server}${others}  `, tone: 'strong' },
      { text: first.outcome, tone: toneOfOutcome(first.outcome) },
      { text: `  ${first.confidence}`, tone: 'faint' },
    ],
    ...first.steps.flatMap(({ text, origin }, at) => {
      const bullet = { text: `${at + 1} ` };
      const width = page.width - bullet.text.length;
      return hang(
        bullet,
        origin === null
          ? prose(text, width)
          : proseWithRemark(text, { text: originText(origin, page.root), tone: 'faint' }, width),
      );
    }),
  ];
  return { label: 'STEPS', lines, apart: true };
}
