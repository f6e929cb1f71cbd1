import type { Diagnosis, Flow } from '@hybrid-mailflow/diagnosis';
import type { Block, Page } from './block.js';
import { type Branch, branchesOf, toneOfOutcome } from './branch.js';
import { displayWidth, padTo } from './display-width.js';
import { type Line, lineWidth, type Piece } from './line.js';

const FLOWS: readonly Flow[] = ['cloud-to-onprem', 'onprem-to-cloud'];
const STEMS: Readonly<Record<Flow, string>> = { 'cloud-to-onprem': 'EOP ── ', 'onprem-to-cloud': 'EOP ◄─ ' };

/** Draws, for each flow and target, which server answers with which certificate, and how that ends. */
export function pathBlocks(diagnosis: Pick<Diagnosis, 'predictions' | 'asOf'>, page: Page): readonly Block[] {
  const drawings = FLOWS.flatMap((flow) => {
    const predictions = diagnosis.predictions.filter((prediction) => prediction.flow === flow);
    const targets = [...new Set(predictions.map((prediction) => prediction.target))];
    return targets.map((target) => {
      const branches = branchesOf(
        predictions.filter((prediction) => prediction.target === target),
        diagnosis.asOf,
      );
      return draw(STEMS[flow] + (target ?? '(address not given)'), branches, page.full);
    });
  });
  return [{ label: 'PATH', lines: drawings.flat() }];
}

/** Beside the stem where that fits, else below it, else with the certificate on a line of its own. */
function draw(stem: string, branches: readonly Branch[], width: number): readonly Line[] {
  const servers = widest(branches.map((branch) => branch.server));
  const certificates = widest(branches.map((branch) => branch.certificate));
  const rows = branches.map((branch) => rowOf(branch, servers, certificates));
  const beside = rows.map((row, at) => [{ text: besideStem(stem, at, rows.length) }, ...row]);
  if (fits(beside, width)) return beside;
  const below = rows.map((row, at) => [{ text: at === rows.length - 1 ? '└── ' : '├── ' }, ...row]);
  if (fits(below, width)) return [[{ text: stem }], ...below];
  return [
    [{ text: stem }],
    ...branches.flatMap((branch, at) => tall(branch, at === branches.length - 1, servers)),
  ];
}

function besideStem(stem: string, at: number, rows: number): string {
  if (rows === 1) return `${stem} ── `;
  if (at === 0) return `${stem} ──┬── `;
  return `${padTo('', displayWidth(stem) + 3)}${at === rows - 1 ? '└── ' : '├── '}`;
}

function rowOf(branch: Branch, servers: number, certificates: number): Line {
  const certificate = certificates === 0 ? '' : `${padTo(branch.certificate, certificates)}  `;
  return [{ text: `${padTo(branch.server, servers)}  ${certificate}` }, outcomePiece(branch)];
}

function tall(branch: Branch, last: boolean, servers: number): readonly Line[] {
  const head: Line = [
    { text: `${last ? '└── ' : '├── '}${padTo(branch.server, servers)}  ` },
    outcomePiece(branch),
  ];
  return branch.certificate === ''
    ? [head]
    : [head, [{ text: `${last ? ' ' : '│'}     ${branch.certificate}` }]];
}

function outcomePiece(branch: Branch): Piece {
  return { text: branch.outcome, tone: toneOfOutcome(branch.outcome) };
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(displayWidth));
}

function fits(lines: readonly Line[], width: number): boolean {
  return lines.every((line) => lineWidth(line) <= width);
}
