import type { Diagnosis } from '@hybrid-mailflow/diagnosis';
import type { Issue } from '@hybrid-mailflow/evidence';
import { originText, shortLabel } from '../wording/origins.js';
import type { Block, Page } from './block.js';
import { displayWidth, padTo } from './display-width.js';
import type { Line, Tone } from './line.js';
import { hang, prose } from './prose.js';

/** Of one code in one item, more issues than this are counted, not printed. */
const SHOWN_PER_CODE = 3;
/** Labels longer than this have a line of their own. */
const WIDEST_LABEL = 36;
const TONES: Readonly<Record<Issue['severity'], Tone>> = { error: 'bad', warning: 'doubtful', info: 'faint' };

type Read = Pick<Diagnosis, 'evidence' | 'issues' | 'asOf'>;

/** What each item was taken for, what of it could not be read, and the date it was judged at. */
export function readingBlocks(diagnosis: Read, page: Page, undated: boolean): readonly Block[] {
  return [
    { label: 'READ', lines: evidenceLines(diagnosis, page), apart: true },
    { label: 'UNREAD', lines: issueLines(diagnosis.issues, page) },
    {
      label: 'DATE',
      lines: undated ? [] : prose(`judged as of ${diagnosis.asOf.slice(0, 10)}`, page.width),
    },
  ];
}

function evidenceLines(diagnosis: Read, page: Page): readonly Line[] {
  const labels = diagnosis.evidence.map((item) => shortLabel(item.item, page.root));
  const column = Math.min(WIDEST_LABEL, Math.max(0, ...labels.map(displayWidth))) + 2;
  return diagnosis.evidence.flatMap((item, at) => {
    const label = labels[at] ?? item.item;
    const taken = prose(`${item.format}: ${item.summary}`, page.width - column);
    if (displayWidth(label) + 2 <= column) return hang({ text: padTo(label, column) }, taken);
    return [[{ text: label }], ...hang({ text: padTo('', column) }, taken)];
  });
}

/** Issues, those alike counted. */
export function issueLines(issues: readonly Issue[], page: Page): readonly Line[] {
  const alike = new Map<string, Issue[]>();
  for (const issue of issues) {
    const key = JSON.stringify([issue.code, issue.origin.item]);
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [issue]);
    else group.push(issue);
  }
  return [...alike.values()].flatMap((group) => groupLines(group, page));
}

function groupLines(group: readonly Issue[], page: Page): readonly Line[] {
  const shown = group.slice(0, SHOWN_PER_CODE).flatMap((issue) => {
    const text = `${originText(issue.origin, page.root)}: ${issue.text}`;
    return prose(text, page.width, TONES[issue.severity]);
  });
  const [first] = group;
  const rest = group.length - SHOWN_PER_CODE;
  if (first === undefined || rest <= 0) return shown;
  return [
    ...shown,
    ...prose(`and ${rest} more like it in ${shortLabel(first.origin.item, page.root)}`, page.width),
  ];
}
