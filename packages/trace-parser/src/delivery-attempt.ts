import type { Origin } from '@hybrid-mailflow/evidence';

/** What a failure is about. `not-transport-security` is a verdict: full mailboxes and spam are none of our business. */
export type FaultClass =
  | 'tls'
  | 'certificate'
  | 'connector'
  | 'attribution'
  | 'network'
  | 'dns'
  | 'policy'
  | 'not-transport-security'
  | 'unknown';

/** One SMTP reply quoted inside a text, outermost first in a list of them. */
export interface Reply {
  readonly replyCode?: number;
  readonly enhancedCode?: string;
  readonly text: string;
}

/** A moment as printed: ISO 8601 UTC where the text leaves no doubt, else the raw text and what it can mean. */
export interface PrintedTime {
  readonly raw: string;
  readonly iso?: string;
  readonly candidates?: readonly string[];
}

/** What a diagnostic text tells of a failed (or delivered) SMTP attempt. Absent fields are not in the text. */
export interface AttemptFacts {
  readonly replyCode?: number;
  /** Enhanced status code (RFC 3463), such as `4.4.317`. */
  readonly enhancedCode?: string;
  /** The reason word, normalised over wordings: `SubjectMismatch`, `CertificateExpired`, `starttls-required` … */
  readonly token?: string;
  readonly class: FaultClass;
  readonly replies: readonly Reply[];
  readonly targetHost?: string;
  readonly targetAddress?: string;
  readonly targetPort?: number;
  readonly lastRetry?: PrintedTime;
  readonly eopServer?: string;
  readonly smtpSecurity?: string;
  readonly expectedSubject?: string;
  readonly presentedSubject?: string;
  /** Hexadecimal, upper case; may be cut or masked in posts: 16 to 64 digits, match by prefix. */
  readonly presentedThumbprint?: string;
  readonly proxyTargetHost?: string;
  readonly proxyTargetAddress?: string;
  readonly connector?: string;
  readonly server?: string;
  readonly session?: string;
  /** The text ends inside a group: what stands here is what was left of it. */
  readonly truncated: boolean;
}

/** One attempt to deliver one message, from whatever told of it. */
export interface DeliveryAttempt extends AttemptFacts {
  /** Format id, a file of src/formats: `message-trace-csv`, `pasted-reason` …; of an exported object its cmdlet: `get-queue` … */
  readonly format: string;
  readonly outcome: 'delivered' | 'deferred' | 'failed' | 'unknown';
  /** How many attempts (sessions, in a TLS report) this one stands for; 1 where absent. */
  readonly count?: number;
  readonly time?: PrintedTime;
  readonly event?: string;
  readonly messageId?: string;
  readonly traceId?: string;
  readonly sender?: string;
  readonly recipient?: string;
  /** All recipients, where the record is about more than one. */
  readonly recipients?: readonly string[];
  readonly subject?: string;
  /** Bytes of the message. */
  readonly size?: number;
  readonly networkMessageId?: string;
  /** Component that logged the event, such as `SMTP`, `STOREDRIVER`, `DNS`. */
  readonly source?: string;
  /** `Originating`, `Incoming`, `Inbound`, `Outbound` … as printed. */
  readonly directionality?: string;
  /** Address the message came from and address it went to, as printed. */
  readonly clientAddress?: string;
  readonly serverAddress?: string;
  /** The diagnostic text as found. */
  readonly text?: string;
  /** Columns we have no name for. */
  readonly extra?: Readonly<Record<string, string>>;
  readonly origin: Origin;
}
