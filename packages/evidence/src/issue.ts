import type { Origin } from './origin.js';

export type IssueSeverity = 'error' | 'warning' | 'info';

/**
 * Something in the evidence that could not be read, or not wholly. Not a fault of the customer's system.
 * `code` is UPPER_SNAKE and stable; every code stands in docs/reference/issues/.
 */
export interface Issue<Code extends string = string> {
  readonly code: Code;
  readonly severity: IssueSeverity;
  readonly text: string;
  readonly origin: Origin;
  /** What it makes doubtful, where conclusions that rest on it may be wrong. */
  readonly doubts?: Doubt;
}

/** Records, or what is known of a server's certificate store, that may not be what is there now. */
export interface Doubt {
  readonly records: readonly Origin[];
  /** The server whose store is doubted as a whole, certificates that are in no export included. */
  readonly store?: string;
}

/** What every parser returns: what it understood, and what it did not. */
export interface Parsed<Item, Code extends string = string> {
  readonly records: readonly Item[];
  readonly issues: readonly Issue<Code>[];
}
