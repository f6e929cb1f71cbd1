import type { Shell } from '@hybrid-mailflow/remediation';

export const SHELL_NAMES: Readonly<Record<Shell, string>> = {
  'exchange-management-shell': 'Exchange Management Shell',
  'exchange-online': 'Exchange Online PowerShell',
};

export const DISPOSITION_TEXTS = {
  observe: 'changes nothing',
  reversible: 'reversible',
  disruptive: 'interrupts mail',
} as const;

export const EFFORT_TEXTS = {
  minutes: 'minutes',
  'an-hour': 'about an hour',
  'a-day': 'about a day',
} as const;
