import type { Plan, Shell } from './plan.js';
import { renderCheck, renderFix, renderRollback, renderVerify } from './powershell/scripts.js';
import { renderPlanMarkdown } from './render-plan-markdown.js';

/** A file of a plan: a path with forward slashes below the folder of the plan, and its text (UTF-8, LF). */
export interface ScriptFile {
  readonly path: string;
  readonly text: string;
}

const SHELLS: readonly Shell[] = ['exchange-management-shell', 'exchange-online'];

/**
 * The files of a plan: `plan.json`, `plan.md`, and for each shell that has steps a folder with `01-check.ps1`,
 * `02-fix.ps1`, `03-verify.ps1` and `04-rollback.ps1`. The scripts are ASCII without a byte order mark.
 */
export function renderScripts(plan: Plan): ScriptFile[] {
  return [
    { path: 'plan.json', text: `${JSON.stringify(plan, null, 2)}\n` },
    { path: 'plan.md', text: renderPlanMarkdown(plan) },
    ...SHELLS.flatMap((shell) => scriptsFor(plan, shell)),
  ];
}

function scriptsFor(plan: Plan, shell: Shell): ScriptFile[] {
  const steps = plan.steps.filter((step) => step.shell === shell);
  if (steps.length === 0) return [];
  return [
    { path: `${shell}/01-check.ps1`, text: renderCheck(plan, shell, steps) },
    { path: `${shell}/02-fix.ps1`, text: renderFix(plan, shell, steps) },
    { path: `${shell}/03-verify.ps1`, text: renderVerify(plan, shell, steps) },
    { path: `${shell}/04-rollback.ps1`, text: renderRollback(plan, shell, steps) },
  ];
}
