import type { Origin } from '@hybrid-mailflow/evidence';

/** `observe` changes nothing; `reversible` can be rolled back and interrupts no mail; `disruptive` interrupts mail or cannot be undone. */
export type Disposition = 'observe' | 'reversible' | 'disruptive';
export type Shell = 'exchange-management-shell' | 'exchange-online';
export type Effort = 'minutes' | 'an-hour' | 'a-day';

/**
 * The order of a repair, both sides in one line: nothing refers to a certificate before every server has it,
 * and nothing old is retired before the new is proven.
 */
export type Stage =
  | 'network'
  | 'certificate'
  | 'services'
  | 'onprem-connectors'
  | 'hybrid-configuration'
  | 'exchange-online'
  | 'restart'
  | 'verify'
  | 'retire';

/** A typed argument of a cmdlet, and the value of a setting. */
export type Argument =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'text-list'; readonly value: readonly string[] }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | TlsCertificateNameArgument;

/**
 * `<I>issuer<S>subject`, computed on the servers from the certificate with this thumbprint, because only Windows
 * prints the names the way Exchange compares them. `expected` is what the evidence says it will be, when it says so;
 * the script refuses when a server computes something else.
 */
export interface TlsCertificateNameArgument {
  readonly kind: 'tls-certificate-name';
  /** Each of them must hold the certificate: the sending servers where one connector stands for all of them. */
  readonly servers: readonly string[];
  readonly thumbprint: string;
  readonly expected: string | null;
}

export interface Command {
  /** A real cmdlet of the table in data/cmdlets.ts, such as `Set-ReceiveConnector`. */
  readonly cmdlet: string;
  readonly parameters: Readonly<Record<string, Argument>>;
}

/** A property of the target and the value it must have before (or has after) a step. */
export interface Condition {
  readonly property: string;
  readonly value: Argument;
}

/** Something a step must leave as it is, such as the internal transport certificate; read before and after. */
export interface Kept {
  readonly read: Command;
  readonly property: string;
  /** What a person has to know or to answer so that it stays. */
  readonly note: string;
}

/** One command on one object. It changes only the properties that do not yet have their value in `after`. */
export interface Step {
  readonly id: string;
  readonly stage: Stage;
  readonly shell: Shell;
  /** The server a step belongs to; null for settings of the whole organization. */
  readonly server: string | null;
  /** Identity of the object, such as `EX02\Default Frontend EX02`. */
  readonly target: string;
  readonly title: string;
  /** Reads the object, before and after: `Get-ReceiveConnector -Identity ...`. */
  readonly read: Command;
  readonly change: Command;
  readonly before: readonly Condition[];
  readonly after: readonly Condition[];
  readonly keeps: readonly Kept[];
  /** Restores every value of `before`; null when Exchange offers no way back, which `cannotBeUndone` then explains. */
  readonly rollback: Command | null;
  readonly cannotBeUndone: string | null;
  readonly disposition: Disposition;
  readonly effort: Effort;
  /** What happens to mail while and after the step runs. */
  readonly effect: string;
  /** Ids of the findings it answers. */
  readonly answers: readonly string[];
  readonly evidence: readonly Origin[];
}

/** Work for a person, where no script of ours may act: a device, a firewall, DNS, an Edge server, a private key. */
export interface Instruction {
  readonly id: string;
  readonly stage: Stage;
  readonly owner: string;
  readonly title: string;
  readonly steps: readonly string[];
  /** What happens to mail while and after it is done. */
  readonly effect: string;
  /** What proves that it is mended. */
  readonly check: string;
  /** Ids of the findings it answers. */
  readonly answers: readonly string[];
}

/** Another way to the same end, such as rerunning the Hybrid Configuration Wizard. */
export interface Alternative {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Why something diagnosed is not answered by a step. */
export interface Refusal {
  /** UPPER_SNAKE and stable; every code stands in docs/reference/plan-refusals.md. */
  readonly code: RefusalCode;
  readonly text: string;
  /** Ids of causes it concerns. */
  readonly causes: readonly string[];
  /** Ids of findings it concerns. */
  readonly findings: readonly string[];
}

export type RefusalCode =
  | 'CAUSE_TOO_UNCERTAIN'
  | 'EDGE_SERVER'
  | 'EVIDENCE_CONTRADICTORY'
  | 'EVIDENCE_STALE'
  | 'EXCHANGE_TOO_OLD'
  | 'FINDING_INCOMPLETE'
  | 'NO_CAUSE'
  | 'NOT_TRANSPORT_SECURITY'
  | 'NO_REPAIR_KNOWN'
  | 'STEPS_CONFLICT'
  | 'UNSAFE_VALUE';

export interface Problem {
  /** Id of a cause or of a finding. */
  readonly id: string;
  readonly text: string;
}

export interface Plan {
  readonly schemaVersion: string;
  /** SHA-256 over the diagnosis the plan was made from, hexadecimal. */
  readonly fingerprint: string;
  readonly asOf: string;
  /** Ids of the causes the plan answers, best first. */
  readonly causes: readonly string[];
  /** What is wrong, a sentence for each cause above and for each finding a step answers, by its id. */
  readonly problems: readonly Problem[];
  readonly summary: string;
  /** In the order to run them: `stage`, then server, then object. */
  readonly steps: readonly Step[];
  readonly instructions: readonly Instruction[];
  readonly alternatives: readonly Alternative[];
  readonly refusals: readonly Refusal[];
}
