import type { Origin } from '@hybrid-mailflow/evidence';

/** `observe` changes nothing; `reversible` can be rolled back and interrupts no mail; `disruptive` interrupts mail. */
export type Disposition = 'observe' | 'reversible' | 'disruptive';
export type Shell = 'exchange-management-shell' | 'exchange-online';
export type Effort = 'minutes' | 'an-hour' | 'a-day';

/** A typed argument of a cmdlet. `tls-certificate-name` is computed on the server from the thumbprint. */
export type Argument =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'text-list'; readonly value: readonly string[] }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'tls-certificate-name'; readonly thumbprint: string };

export interface Command {
  /** A real cmdlet of the table in data/cmdlets.ts, such as `Set-ReceiveConnector`. */
  readonly cmdlet: string;
  readonly parameters: Readonly<Record<string, Argument>>;
}

/** A property of the target and the value it must have before (or after) a step. */
export interface Condition {
  readonly property: string;
  readonly value: Argument;
}

export interface Step {
  readonly id: string;
  readonly shell: Shell;
  /** The server a step belongs to; null for settings of the whole organization. */
  readonly server: string | null;
  /** Identity of the object, such as `EX02\Default Frontend EX02`. */
  readonly target: string;
  readonly title: string;
  /** Read before and after: `Get-ReceiveConnector`. */
  readonly read: string;
  readonly change: Command;
  readonly before: readonly Condition[];
  readonly after: readonly Condition[];
  readonly rollback: Command;
  readonly disposition: Disposition;
  readonly effort: Effort;
  /** What happens to mail while and after the step runs. */
  readonly effect: string;
  /** Ids of the findings it answers. */
  readonly answers: readonly string[];
  readonly evidence: readonly Origin[];
}

/** Work for a person, where no script of ours may act: a device, a firewall, DNS, an Edge server. */
export interface Instruction {
  readonly id: string;
  readonly owner: string;
  readonly title: string;
  readonly steps: readonly string[];
  readonly check: string;
  readonly answers: readonly string[];
}

export interface Plan {
  readonly schemaVersion: string;
  /** SHA-256 over the diagnosis the plan was made from, hexadecimal. */
  readonly fingerprint: string;
  readonly asOf: string;
  readonly causes: readonly string[];
  readonly summary: string;
  readonly steps: readonly Step[];
  readonly instructions: readonly Instruction[];
  /** Other ways to the same end, such as rerunning the Hybrid Configuration Wizard. */
  readonly alternatives: readonly string[];
  /** Why there is no step, where there is none. */
  readonly refusals: readonly string[];
}
