import type { Shell, Step } from '@hybrid-mailflow/remediation';

export const SHELL_NAMES: Readonly<Record<Shell, string>> = {
  'exchange-management-shell': 'Exchange Management Shell',
  'exchange-online': 'Exchange Online PowerShell',
};

const DISPOSITION_TEXTS = {
  observe: 'changes nothing',
  reversible: 'reversible',
  disruptive: 'interrupts mail',
} as const;

const EFFORT_TEXTS = { minutes: 'minutes', 'an-hour': 'about an hour', 'a-day': 'about a day' } as const;

/** What a step is like: `reversible, minutes`. */
export function natureText({ disposition, effort, rollback }: Step): string {
  const risk =
    disposition === 'disruptive' && rollback === null ? 'cannot be undone' : DISPOSITION_TEXTS[disposition];
  return `${risk}, ${EFFORT_TEXTS[effort]}`;
}
