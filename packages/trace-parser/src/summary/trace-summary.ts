import type { IssueSeverity, Origin } from '@hybrid-mailflow/evidence';
import type { FaultClass } from '../delivery-attempt.js';
import type { LoggedCertificate } from '../session-record.js';
import type { Counts } from './counter.js';
import type { Distinct } from './distinct-counter.js';

/**
 * `attempt`: of a source that lists attempts; `example`: quoted where only failures are told; `reported`: sessions that
 * others count in a TLS report; `session`: SMTP sessions of a log.
 */
export type SummaryKind = 'attempt' | 'example' | 'reported' | 'session';

/** What each list is cut to; a list that was cut says how much it left out. */
export interface SummaryLimits {
  /** Different faults. */
  readonly faults: number;
  /** Combinations of fault, hour and server. */
  readonly cells: number;
  /** Different names of one sort under one fault: servers, connectors, domains … */
  readonly names: number;
  /** Certificates by connector and peer. */
  readonly certificates: number;
  /** Examples of one fault, or of one issue. */
  readonly examples: number;
  /** Different messages that are counted exactly. */
  readonly messages: number;
}

export const DEFAULT_SUMMARY_LIMITS: SummaryLimits = {
  faults: 128,
  cells: 50_000,
  names: 128,
  certificates: 4096,
  examples: 12,
  messages: 1024,
};

/** All records of one kind with one fault. */
export interface FaultSummary {
  readonly kind: SummaryKind;
  /** The token, else class and codes; empty for what went well. */
  readonly fault: string;
  readonly class: FaultClass;
  readonly count: number;
  /** Different messages that failed. */
  readonly messages: Distinct;
  /** Messages taken in the sessions. */
  readonly accepted: number;
  /** ISO 8601 UTC of the first and the last, where told. */
  readonly first?: string;
  readonly last?: string;
  /** Reply codes as worded: `450 4.7.320`. */
  readonly codes: Counts;
  readonly servers: Counts;
  readonly connectors: Counts;
  /** The other side: region of Exchange Online (`EUR05`), else the network (`10.20.3.0/24`). */
  readonly peers: Counts;
  readonly recipientDomains: Counts;
  readonly targetHosts: Counts;
  readonly targetAddresses: Counts;
  readonly expectedSubjects: Counts;
  readonly presentedSubjects: Counts;
  readonly presentedThumbprints: Counts;
  /** The first of them; none of what went well. */
  readonly examples: readonly Origin[];
}

/** How many records of one fault concern one server in one hour. */
export interface SummaryCell {
  readonly kind: SummaryKind;
  readonly fault: string;
  /** ISO 8601 UTC up to the hour: `2026-03-02T08`; empty where no time is told. */
  readonly hour: string;
  readonly server: string;
  readonly count: number;
}

/** A certificate that a connector sent to one peer. */
export interface ServedSummary {
  readonly connector: string;
  readonly peer: string;
  /** As logged first. */
  readonly certificate: LoggedCertificate;
  readonly sessions: number;
  /** Sessions in which mail was accepted. */
  readonly accepted: number;
  /** Sessions that ended after the handshake without mail: what a refused certificate looks like from this side. */
  readonly endedAfterTls: number;
  readonly first?: string;
  readonly last?: string;
}

export interface IssueSummary {
  readonly code: string;
  readonly severity: IssueSeverity;
  readonly count: number;
  readonly examples: readonly { readonly text: string; readonly origin: Origin }[];
}

/**
 * What traces and logs tell, in bounded size: plain data, the same whatever the order and grouping in which parts are
 * read and merged.
 */
export interface TraceSummary {
  readonly limits: SummaryLimits;
  readonly faults: readonly FaultSummary[];
  /** Records with other faults. */
  readonly faultsOmitted: number;
  readonly cells: readonly SummaryCell[];
  readonly cellsOmitted: number;
  readonly served: readonly ServedSummary[];
  /** Sessions with other certificates. */
  readonly servedOmitted: number;
  readonly issues: readonly IssueSummary[];
}
