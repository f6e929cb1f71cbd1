import type { Instruction, Plan, Refusal, Step } from '@hybrid-mailflow/remediation';
import { type Block, MARGIN, type Page, setBlocks } from './text/block.js';
import { displayWidth, padTo } from './text/display-width.js';
import type { Line, Paint, Tone } from './text/line.js';
import { mapStrings } from './text/map-strings.js';
import { hang, prose } from './text/prose.js';
import { visible } from './text/visible.js';
import { changeCounts, placeOf, riskText } from './wording/plan-summary.js';
import { originsText } from './wording/origins.js';
import { natureText, SHELL_NAMES } from './wording/shell.js';
import { changesOf, type PropertyChange } from './wording/step-change.js';

export interface PlanTextOptions {
  /** Columns of the terminal: 100 unless told, at least 40. */
  readonly width?: number;
  /** Where the scripts were written; without it they are only described. */
  readonly folder?: string;
  /** Colours pieces of the text; nothing is coloured without it. */
  readonly paint?: Paint;
}

const SIGN_TONES: Readonly<Record<PropertyChange['sign'], Tone>> = {
  '+': 'good',
  '-': 'bad',
  '~': 'doubtful',
  '=': 'faint',
};

const INDENT = '    ';

/** A preview of a plan for a terminal: every step with old and new values, then work for people, then what was refused. */
export function formatPlanText(plan: Plan, options: PlanTextOptions = {}): string {
  const shown = mapStrings(plan, visible);
  const width = Math.max(40, Math.min(options.width ?? 100, 100)) - MARGIN;
  const page: Page = { width, full: width, root: '' };
  const blocks: readonly Block[] = [
    { label: 'PLAN', lines: prose(shown.summary, width, 'strong') },
    { label: '', lines: shown.steps.length === 0 ? [] : stakesLines(shown.steps, width) },
    ...shown.steps.map((step, at) => stepBlock(step, at + 1, page)),
    runBlock(shown, visible(options.folder ?? ''), page),
    ...shown.instructions.map((instruction) => instructionBlock(instruction, page)),
    {
      label: 'OR',
      lines: shown.alternatives.flatMap(({ title, text }) => prose(`${title}: ${text}`, width)),
      apart: true,
    },
    { label: 'NOT', lines: refusalTexts(shown).flatMap((text) => prose(text, width)), apart: true },
  ];
  return setBlocks(blocks, options.paint ?? ((_tone, text) => text));
}

/** What the scripts would do, in the conditional: a preview must not read as if it had happened. */
function stakesLines(steps: readonly Step[], width: number): readonly Line[] {
  return [
    ...prose(`${changeCounts(steps)}; ${riskText(steps)}`, width),
    ...prose(
      'Nothing has been changed: this is a preview, and the scripts ask before each step.',
      width,
      'faint',
    ),
  ];
}

/**
 * What is refused, without repeating itself: where there is something to do, doubtful causes are named once (what would settle
 * them stands in the diagnosis), and so is what waits for the work of people.
 */
function refusalTexts({ steps, instructions, refusals }: Plan): readonly string[] {
  const handled = new Set(instructions.flatMap(({ answers }) => answers));
  const doubtful = refusals.filter(({ code }) => code === 'CAUSE_TOO_UNCERTAIN');
  const waiting = refusals.filter(
    ({ code, findings }) =>
      code === 'FINDING_INCOMPLETE' && findings.every((finding) => handled.has(finding)),
  );
  const others = refusals.filter((refusal) => !doubtful.includes(refusal) && !waiting.includes(refusal));
  const texts = (of: readonly Refusal[]) => of.map(({ text }) => text);
  const isWork = steps.length + instructions.length > 0;
  return [
    ...texts(others),
    ...(waiting.length < 2
      ? texts(waiting)
      : [
          `${waiting.length} settings get no step yet, because no value for them is in the evidence: do what stands under HAND, then collect and plan again.`,
        ]),
    ...(isWork && doubtful.length > 0
      ? [
          `Nothing is changed for what is only possible: ${doubtful.flatMap(({ causes }) => causes).join(', ')}.`,
        ]
      : texts(doubtful)),
    ...(!isWork && doubtful.length > 0 ? [COLLECT] : []),
  ];
}

const COLLECT =
  'hybrid-mailflow collect --out DIR writes scripts, which change nothing, to gather what is missing: run them, and plan again with what they write.';

function stepBlock(step: Step, number: number, page: Page): Block {
  const widest = Math.max(0, ...changesOf(step).map(({ property }) => displayWidth(property)));
  return {
    label: `STEP ${number}`,
    apart: true,
    lines: [
      ...prose(step.title, page.width, 'strong'),
      ...prose(
        `${step.server === null ? 'in' : 'on'} ${placeOf(step)}, ${SHELL_NAMES[step.shell]}; ${natureText(step)}`,
        page.width,
        'faint',
      ),
      ...prose(`would run ${step.change.cmdlet} on ${step.target}`, page.width),
      ...changesOf(step).flatMap((change) => changeLines(change, widest, page)),
      ...hang({ text: 'seen: ', tone: 'label' }, prose(originsText(step.evidence, 0, ''), page.width - 6)),
      ...hang({ text: 'mail: ', tone: 'label' }, prose(step.effect, page.width - 6)),
      ...hang({ text: 'undo: ', tone: 'label' }, prose(undoText(step), page.width - 6)),
    ],
  };
}

function undoText({ rollback, cannotBeUndone }: Step): string {
  return rollback === null
    ? (cannotBeUndone ?? 'not possible')
    : `04-rollback.ps1 would put the old values back (${rollback.cmdlet})`;
}

function changeLines(change: PropertyChange, widest: number, page: Page): readonly Line[] {
  const { sign, property, before, after, source } = change;
  const tone = SIGN_TONES[sign];
  const width = page.width - INDENT.length;
  const computed = source === undefined ? [] : hang({ text: INDENT }, prose(source, width, 'faint'));
  const bullet = `${sign} ${padTo(property, widest)}  `;
  const values = sign === '=' ? after : `${before} -> ${after}`;
  if (displayWidth(bullet) + displayWidth(values) <= page.width) {
    return [[{ text: bullet, tone }, { text: values }], ...computed];
  }
  return [
    [{ text: `${sign} ${property}`, tone }],
    ...(sign === '=' ? [] : hang({ text: `${INDENT}now       `, tone: 'label' }, prose(before, width - 10))),
    ...hang({ text: `${INDENT}would be  `, tone: 'label' }, prose(after, width - 10)),
    ...computed,
  ];
}

/** The scripts in the order they are run in; the first two change nothing. */
const SCRIPTS: readonly (readonly [command: string, text: string])[] = [
  [String.raw`.\01-check.ps1`, 'reads only: is everything still as diagnosed?'],
  [String.raw`.\02-fix.ps1 -WhatIf`, 'changes nothing: shows old and new values'],
  [String.raw`.\02-fix.ps1`, 'asks before each step, saves the old values'],
  [String.raw`.\03-verify.ps1`, 'reads only: has everything its planned value?'],
  [String.raw`.\04-rollback.ps1`, 'only to take it back'],
];

function runBlock({ steps }: Plan, folder: string, page: Page): Block {
  const shells = [...new Set(steps.map(({ shell }) => shell))];
  const place = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  const where =
    place === ''
      ? 'Scripts are written with --out DIR. They are run in this order, in the'
      : 'In this order, in the';
  const lines = shells.flatMap((shell) => [
    ...prose(`${where} ${SHELL_NAMES[shell]}${place === '' ? '' : `, in ${place}${shell}`}:`, page.width),
    ...SCRIPTS.flatMap(([command, text]) =>
      hang({ text: padTo(command, 22), tone: 'strong' }, prose(text, page.width - 22)),
    ),
  ]);
  return { label: 'RUN', lines, apart: true };
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
      ...hang({ text: 'mail: ', tone: 'label' }, prose(instruction.effect, page.width - 6)),
      ...hang({ text: 'check: ', tone: 'label' }, prose(instruction.check, page.width - 7)),
    ],
  };
}
