import type { Certificate } from '../certificate.js';
import type { NameMatch } from '../match-name.js';
import type { TlsVersion } from './options.js';
import type { StageFault, StageResult } from './stage-recorder.js';
import type { TranscriptLine } from './transcript.js';

export interface ProbedTls {
  /** `TLSv1.2` or `TLSv1.3`. */
  readonly protocol: string;
  /** Standard name, such as `TLS_AES_256_GCM_SHA384`. */
  readonly cipher: string;
  /** Ephemeral key of the exchange, such as `ECDH X25519 253`; null where there is none. */
  readonly keyExchange: string | null;
}

export interface VersionProbe {
  readonly version: TlsVersion;
  readonly accepted: boolean;
  /** The cipher agreed on, or why it was not accepted. */
  readonly text: string;
}

/** What came of walking one address and port. */
export interface EndpointProbe {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  /** Connect to quit, each stage once; those not reached are `skipped`. */
  readonly stages: readonly StageResult[];
  /** Where and why the walk ended; null when all stages were walked. */
  readonly fault: StageFault | null;
  readonly banner: string | null;
  /** A device starred the banner out. */
  readonly bannerMasked: boolean;
  /** What the server offers before and after TLS, a keyword with its parameters each; null where not reached. */
  readonly keywordsBeforeTls: readonly string[] | null;
  readonly keywordsAfterTls: readonly string[] | null;
  readonly startTlsOffered: boolean | null;
  readonly tls: ProbedTls | null;
  /** In the order sent; empty where no certificate was received. */
  readonly chain: readonly Certificate[];
  readonly clientCertificateRequested: boolean | null;
  /** Whether the first certificate covers the expected name; null without one. */
  readonly expected: { readonly name: string; readonly match: NameMatch } | null;
  /** TLS 1.2 and 1.3 on their own; empty unless asked for. */
  readonly versions: readonly VersionProbe[];
  readonly transcript: readonly TranscriptLine[];
}

/** A host and what came of its addresses. */
export interface HostProbe {
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly string[];
  readonly resolve: StageResult;
  /** Why no address was found; null when one was. */
  readonly fault: StageFault | null;
  readonly endpoints: readonly EndpointProbe[];
}
