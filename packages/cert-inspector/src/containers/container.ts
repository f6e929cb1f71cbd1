import type { Origin } from '@hybrid-mailflow/evidence';
import type { Certificate } from '../certificate.js';
import type { IssueSink } from '../issue-codes.js';

/** What the readers of files hand to: certificates in the order found, and issues. */
export interface CertificateSink {
  certificate(certificate: Certificate): void;
  readonly issue: IssueSink;
}

/** A piece of binary content and where it stood. */
export interface Blob {
  readonly bytes: Uint8Array;
  readonly origin: Origin;
}
