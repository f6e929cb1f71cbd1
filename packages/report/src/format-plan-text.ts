import type { Instruction, Plan, Step } from '@hybrid-mailflow/remediation';
import { type Block, MARGIN, type Page, setBlocks } from './text/block.js';
import { displayWidth, padTo } from './text/display-width.js';
import type { Line, Paint, Tone } from './text/line.js';
import { mapStrings } from './text/map-strings.js';
import { hang, prose } from './text/prose.js';
import { visible } from './text/visible.js';
import { placeOf, planSummary } from './wording/plan-summary.js';
import { natureText, SHELL_NAMES } from './wording/shell.js';
import { changesOf, type PropertyChange } from './wording/step-change.js';

export interface PlanTextOptions {
  /** Columns of the terminal: 100 unless told, at least 40. */
  readonly width?: number;
  /** Colours pieces of the text; nothing is coloured without it. */
  readonly paint?: Paint;
}

const SIGN_TONES: Readonly<Record<PropertyChange['sign'], Tone>> = {
  '+': 'good',
  '-': 'bad',
  '~': 'doubtful',
  '=': 'faint',
};

/** A preview of a plan for a terminal: every step with old and new values, then work for people, then what was refused. */
export function formatPlanText(plan: Plan, options: PlanTextOptions = {}): string {
  const shown = mapStrings(plan, visible);
  const width = Math.max(40, Math.min(options.width ?? 100, 100)) - MARGIN;
  const page: Page = { width, full: width, root: '' };
  const blocks: readonly Block[] = [
    { label: 'PLAN', lines: prose(shown.summary, width, 'strong') },
    { label: '', lines: prose(planSummary(shown) ?? 'no step for a script.', width) },
    ...shown.steps.map((step, at) => stepBlock(step, at + 1, page)),
    ...shown.instructions.map((instruction) => instructionBlock(instruction, page)),
    {
      label: 'OR',
      lines: shown.alternatives.flatMap(({ title, text }) => prose(`${title}: ${text}`, width)),
      apart: true,
    },
    { label: 'NOT', lines: shown.refusals.flatMap(({ text }) => prose(text, width)), apart: true },
  ];
  return setBlocks(blocks, options.paint ?? ((_tone, text) => text));
}

function stepBlock(step: Step, number: number, page: Page): Block {
  const widest = Math.max(0, ...changesOf(step).map(({ property }) => displayWidth(property)));
  return {
    label: `STEP ${number}`,
    apart: true,
    lines: [
      ...prose(step.title, page.width, 'strong'),
      ...prose(`on ${placeOf(step)}, ${SHELL_NAMES[step.shell]}; ${natureText(step)}`, page.width, 'faint'),
      ...prose(`${step.change.cmdlet} ${step.target}`, page.width),
      ...changesOf(step).flatMap((change) => changeLines(change, widest, page)),
      ...hang({ text: 'mail: ', tone: 'label' }, prose(step.effect, page.width - 6)),
      ...hang({ text: 'undo: ', tone: 'label' }, prose(undoText(step), page.width - 6)),
    ],
  };
}

function undoText({ rollback, cannotBeUndone }: Step): string {
  return rollback === null
    ? (cannotBeUndone ?? 'not possible')
    : `${rollback.cmdlet} puts the old values back`;
}

function changeLines(change: PropertyChange, widest: number, page: Page): readonly Line[] {
  const bullet = `${change.sign} ${padTo(change.property, widest)}  `;
  const values = change.sign === '=' ? change.after : `${change.before} -> ${change.after}`;
  return hang(
    { text: bullet, tone: SIGN_TONES[change.sign] },
    prose(values, page.width - displayWidth(bullet)),
  );
}

function instructionBlock(instruction: Instruction, page: Page): Block {
  return {
    label: 'HAND',
    apart: true,
    lines: [
      ...prose(`${instruction.title} (${instruction.owner})`, page.width, 'strong'),
      ...instruction.steps.flatMap((text, at) => {
        const bullet = `${at + 1}. `;
        return hang({ text: bullet }, prose(text, page.width - bullet.length));
      }),
      ...hang({ text: 'check: ', tone: 'label' }, prose(instruction.check, page.width - 7)),
    ],
  };
}
