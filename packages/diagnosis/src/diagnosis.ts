import type { Issue, Origin } from '@hybrid-mailflow/evidence';

export type Severity = 'blocker' | 'degraded' | 'advice';
export type Confidence = 'certain' | 'high' | 'medium' | 'low';
export type Flow = 'cloud-to-onprem' | 'onprem-to-cloud';

/** A JSON value: everything in a diagnosis is one, so that every app prints the same bytes. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface EvidenceSummary {
  readonly item: string;
  /** What it was taken for: a format id of trace-parser or powershell-export, `certificate`, or `unknown`. */
  readonly format: string;
  /** What was understood, such as `118 delivery attempts` or `5 ReceiveConnector objects of EX01`. */
  readonly summary: string;
  readonly records: number;
}

/** A failing outcome of a rule: data, worded at the door by `summary`. */
export interface Finding {
  readonly id: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly summary: string;
  readonly primary: Origin;
  readonly related: readonly { readonly origin: Origin; readonly text: string }[];
  readonly args: Readonly<Record<string, Json>>;
}

/** How often something failed, counted over attempts (§J.b). */
export interface Share {
  readonly failed: number;
  readonly total: number;
}

/** The failing attempts a cause explains. */
export interface Observed {
  readonly share: Share;
  /** The fault as the texts name it, such as `450 4.7.320 SubjectMismatch`. */
  readonly fault: string;
  /** The first few origins; `more` counts the rest. */
  readonly origins: readonly Origin[];
  readonly more: number;
}

export interface Cause {
  readonly id: string;
  readonly confidence: Confidence;
  readonly summary: string;
  readonly servers: readonly string[];
  /** Ids of findings. */
  readonly findings: readonly string[];
  readonly observed: Observed | null;
  /** What the configuration makes us expect: that share of attempts fails. */
  readonly expected: Share | null;
  /** Why it stands above the next one, a sentence each. */
  readonly reasons: readonly string[];
  /** The cheapest evidence that would settle it; empty when settled. */
  readonly settledBy: readonly string[];
}

export interface PredictionStep {
  readonly id: 'connector' | 'starttls' | 'certificate' | 'validation' | 'attribution' | 'reply';
  readonly text: string;
  /** The deciding setting. */
  readonly origin: Origin | null;
}

/** What one server will answer (cloud-to-onprem) or be answered (onprem-to-cloud), from the configuration alone. */
export interface Prediction {
  readonly flow: Flow;
  readonly server: string;
  /** The address of the peer, where connectors answer different addresses differently; null: whatever the address. */
  readonly remoteAddress: string | null;
  readonly outcome: string;
  /** The reply mail is deferred or refused with, such as `451 5.7.3`; null where there is none. */
  readonly reply: string | null;
  readonly confidence: Confidence;
  readonly summary: string;
  readonly steps: readonly PredictionStep[];
  readonly certificate: {
    readonly subject: string;
    readonly thumbprint: string | null;
    readonly notAfter: string | null;
    readonly selfSigned: boolean | null;
  } | null;
  /** The host the peer connects to, such as the smart host of the OutboundConnector. */
  readonly target: string | null;
}

/** Evidence we wished for, and the cmdlets that yield it. */
export interface Gap {
  readonly id: string;
  readonly summary: string;
  readonly cmdlets: readonly string[];
  readonly side: 'onprem' | 'cloud' | 'either';
}

/** What a failure text means, from the catalogue of codes. */
export interface Meaning {
  readonly fault: string;
  readonly class: string;
  readonly text: string;
  readonly attempts: number;
}

export interface Diagnosis {
  readonly schemaVersion: string;
  /** The date everything was judged at, ISO 8601. */
  readonly asOf: string;
  readonly verdict:
    | 'causes-found'
    | 'faults-without-cause'
    | 'not-transport-security'
    | 'healthy'
    | 'nothing-to-judge'
    | 'nothing-recognised';
  readonly evidence: readonly EvidenceSummary[];
  readonly meanings: readonly Meaning[];
  readonly causes: readonly Cause[];
  readonly findings: readonly Finding[];
  readonly predictions: readonly Prediction[];
  readonly gaps: readonly Gap[];
  readonly issues: readonly Issue[];
}
