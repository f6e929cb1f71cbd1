import type { Certificate, StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import type {
  ExchangeCertificate,
  ExchangeServer,
  ExchangeVersion,
  Organization,
  ReceiveConnector,
} from '@hybrid-mailflow/connector-model';
import type { Observations } from './observe/observations.js';
import type { ServerPrediction } from './predict/server-prediction.js';

/** A certificate in a server's store: read by cert-inspector, with what Exchange says of it. */
export interface ServerCertificate {
  readonly stored: StoredCertificate;
  readonly exported: ExchangeCertificate;
}

/** What the exports tell of one server, gathered once. */
export interface ServerRecord {
  /** Upper case, without its domain. */
  readonly name: string;
  readonly receiveConnectors: readonly ReceiveConnector[];
  readonly exchangeServer?: ExchangeServer;
  readonly version?: ExchangeVersion;
  readonly edge: boolean;
}

/** What is configured on both sides, as exported. */
export interface Configuration {
  readonly organization: Organization;
  /** By name in upper case. */
  readonly servers: ReadonlyMap<string, ServerRecord>;
  /** Certificates by server name in upper case. A server without exported certificates has no entry. */
  readonly stores: ReadonlyMap<string, readonly ServerCertificate[]>;
  /** Certificates from files and transcripts beside the stores: chains as sent, or as an authority delivered them. */
  readonly certificates: readonly Certificate[];
}

/** Everything rules and causes look at: what is configured, what that makes us expect, and what was seen. */
export interface Situation extends Configuration {
  /** ISO 8601. */
  readonly asOf: string;
  readonly predictions: readonly ServerPrediction[];
  readonly observations: Observations;
}
