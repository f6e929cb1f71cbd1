import type { Origin } from '@hybrid-mailflow/evidence';
import type { Certificate } from '../certificate.js';
import type { IssueSink } from '../issue-codes.js';

/** Limits of reading; each one hit is an issue. */
export interface ReadLimits {
  /** Rounds of key derivation a PFX file may ask for in all; more would let one file stop everything (`PFX_ITERATIONS_LIMIT`). */
  readonly pkcs12Iterations: number;
}

/** What the readers of files hand to, and what they were given beside the content. */
export interface CertificateSink {
  certificate(certificate: Certificate): void;
  readonly issue: IssueSink;
  /** Opens PFX files; never printed, logged or put into an issue. */
  readonly password?: string;
  readonly limits: ReadLimits;
}

/** A piece of binary content and where it stood. */
export interface Blob {
  readonly bytes: Uint8Array;
  readonly origin: Origin;
}
