import type { Command, Shell, Stage } from '../plan.js';

export type TargetKind = 'ReceiveConnector';

/** One object a step may change: its kind, where it lives, and how Exchange addresses it. */
export interface Target {
  readonly kind: TargetKind;
  /** Null for objects of the whole organization. */
  readonly server: string | null;
  readonly identity: string;
}

interface TargetFacts {
  readonly shell: Shell;
  readonly stage: Stage;
  readonly read: string;
  readonly change: string;
}

/** How each kind of object is read and changed. */
export const TARGETS: Readonly<Record<TargetKind, TargetFacts>> = {
  ReceiveConnector: {
    shell: 'exchange-management-shell',
    stage: 'onprem-connectors',
    read: 'Get-ReceiveConnector',
    change: 'Set-ReceiveConnector',
  },
};

/** The command that reads a target. */
export function readTarget(target: Target): Command {
  return { cmdlet: TARGETS[target.kind].read, parameters: identityOf(target) };
}

/** The parameters that name a target. */
export function identityOf(target: Target): Command['parameters'] {
  return { Identity: { kind: 'text', value: target.identity } };
}
