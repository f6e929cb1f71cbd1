import { type Plan, renderScripts } from '@hybrid-mailflow/remediation';
import { formatJson } from '@hybrid-mailflow/report';

export interface PlanFile {
  /** Relative, forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Everything `plan --out` writes; `plan.json` holds the bytes that `plan --json` prints. */
export function planFiles(plan: Plan): readonly PlanFile[] {
  return renderScripts(plan).map((file) =>
    file.path === 'plan.json' ? { ...file, text: formatJson(plan) } : file,
  );
}
