import type { Origin } from '@hybrid-mailflow/evidence';
import type { ObjectKind } from '../kinds/object-kind.js';

/**
 * What a difference means for the mail between Exchange Online and the organization. `breaking`: mail stops, or is refused;
 * `risky`: mail flows but counts as external, is unprotected, or flows by luck; `harmless`: none of these.
 */
export type Weight = 'breaking' | 'risky' | 'harmless';

/** The direction a setting acts on, both ends named; `none` where it touches neither. */
export type TouchedFlow = 'cloud-to-onprem' | 'onprem-to-cloud' | 'none';

/** A value as a person reads it: a text, the items of a list, or null for an empty setting. */
export interface ShownValue {
  readonly value: string | readonly string[] | null;
  /** Undefined for a value nobody exported, such as one the wizard would write. */
  readonly origin?: Origin;
}

/** One setting that differs, or one object that only one of the two sides of a comparison has. */
export interface Difference {
  readonly weight: Weight;
  readonly flow: TouchedFlow;
  readonly kind: ObjectKind;
  /** Identity, such as `EX02\Default Frontend EX02`; the thumbprint of a certificate. */
  readonly object: string;
  /** The server it belongs to, where it belongs to one. */
  readonly server?: string;
  readonly change: 'changed' | 'added' | 'removed';
  /** The property as the cmdlet spells it; undefined for a whole object. */
  readonly setting?: string;
  /** What it is compared with; undefined for an object that was added. */
  readonly reference?: ShownValue;
  /** Undefined for an object that was removed. */
  readonly actual?: ShownValue;
  /** One sentence: what the setting does to mail. */
  readonly text: string;
}

/** Settings of one object that could not be compared, because an export does not tell them. */
export interface NotCompared {
  readonly kind: ObjectKind;
  readonly object: string;
  readonly server?: string;
  readonly reason: 'absent' | 'truncated' | 'unreadable' | 'not-exported';
  /** As the cmdlet spells them; empty for a whole object. */
  readonly settings: readonly string[];
  readonly origin?: Origin;
}

export interface Comparison<Found extends Difference = Difference> {
  /** Breaking ones first. */
  readonly differences: readonly Found[];
  readonly notCompared: readonly NotCompared[];
  /** How many settings were held against another, equal ones too: no difference among none is no agreement. */
  readonly compared: number;
}

const RANK: Readonly<Record<Weight, number>> = { breaking: 0, risky: 1, harmless: 2 };

/** Breaking before risky before harmless; otherwise in the order they were found. */
export function byWeight(left: { readonly weight: Weight }, right: { readonly weight: Weight }): number {
  return RANK[left.weight] - RANK[right.weight];
}

/** A difference between servers, told of the odd one. */
export interface ServerDifference extends Difference {
  /** The servers that have the reference; those without it for a connector that was added. */
  readonly agreeing: readonly string[];
  /** What makes the reference one: most servers have it, or the wizard would write it, or only that it comes first. */
  readonly settledBy: 'majority' | 'wizard' | 'nothing';
}
