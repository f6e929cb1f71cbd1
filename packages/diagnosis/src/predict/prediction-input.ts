import type { Fact } from '@hybrid-mailflow/trace-parser';
import type { Configuration } from '../situation.js';
import type { SentChains } from './sent-chains.js';

/** What predictions look at beside the connectors themselves. */
export interface PredictionInput {
  readonly configuration: Configuration;
  /** Settings of Windows and stores of certificates, as tools printed them. */
  readonly facts: readonly Fact[];
  readonly chains: SentChains;
  /** ISO 8601. */
  readonly asOf: string;
}
