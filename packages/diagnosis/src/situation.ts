import type { StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import type { ExchangeCertificate, Organization } from '@hybrid-mailflow/connector-model';
import type { Observations } from './observe/observations.js';
import type { ServerPrediction } from './predict/server-prediction.js';

/** A certificate in a server's store: read by cert-inspector, with what Exchange says of it. */
export interface ServerCertificate {
  readonly stored: StoredCertificate;
  readonly exported: ExchangeCertificate;
}

/** What is configured on both sides, as exported. */
export interface Configuration {
  readonly organization: Organization;
  /** Certificates by server name in upper case. A server without exported certificates has no entry. */
  readonly stores: ReadonlyMap<string, readonly ServerCertificate[]>;
}

/** Everything rules and causes look at: what is configured, what that makes us expect, and what was seen. */
export interface Situation extends Configuration {
  /** ISO 8601. */
  readonly asOf: string;
  readonly predictions: readonly ServerPrediction[];
  readonly observations: Observations;
}
