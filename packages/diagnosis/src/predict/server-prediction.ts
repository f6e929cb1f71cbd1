import type { StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import type { OutboundConnector, ReceiveConnector } from '@hybrid-mailflow/connector-model';
import type { Origin } from '@hybrid-mailflow/evidence';
import type { Confidence, Prediction, PredictionStep } from '../diagnosis.js';
import type { GapId } from '../gaps/gap-catalogue.js';

/** A prediction with the objects it rests on, for rules and causes; the diagnosis shows `prediction` only. */
export interface ServerPrediction {
  readonly prediction: Prediction;
  readonly receiveConnector?: ReceiveConnector;
  readonly outboundConnector?: OutboundConnector;
  /** The connector that would answer if the chosen one were gone. */
  readonly displaced?: ReceiveConnector;
  /** The address of the peer as the server's log shows it; undefined where none is known. */
  readonly remoteAddress?: string;
  readonly served?: StoredCertificate;
  /** What would have made it less uncertain. */
  readonly missing: readonly GapId[];
}

/** The outcomes of the flow cloud-to-onprem; `delivered` is the only good one. */
export type CloudToOnpremOutcome =
  | 'delivered'
  | 'SubjectMismatch'
  | 'CertificateExpired'
  | 'UntrustedRoot'
  | 'starttls-not-offered'
  | 'tls-negotiation-failed'
  | 'refused'
  | 'unknown';

const RANK: Readonly<Record<Confidence, number>> = { certain: 3, high: 2, medium: 1, low: 0 };

/** A chain of statements is as sure as its weakest. */
export function weakest(confidences: readonly Confidence[]): Confidence {
  return confidences.reduce((worst, next) => (RANK[next] < RANK[worst] ? next : worst), 'certain');
}

/** Collects the steps of one session and what each rests on. */
export class SessionSketch {
  readonly steps: PredictionStep[] = [];
  readonly confidences: Confidence[] = [];
  readonly missing: GapId[] = [];

  step(
    id: PredictionStep['id'],
    text: string,
    origin: Origin | null,
    confidence: Confidence = 'certain',
  ): void {
    this.steps.push({ id, text, origin });
    this.confidences.push(confidence);
  }
}
