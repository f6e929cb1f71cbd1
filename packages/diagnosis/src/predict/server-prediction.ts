import type { StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import type {
  InboundConnector,
  OutboundConnector,
  ReceiveConnector,
  SendConnector,
} from '@hybrid-mailflow/connector-model';
import type { Origin } from '@hybrid-mailflow/evidence';
import type { Confidence, Flow, Prediction, PredictionStep } from '../diagnosis.js';
import type { GapId } from '../gaps/gap-catalogue.js';
import type { Reach } from './reach.js';

/** A prediction with the objects it rests on, for rules and causes; the diagnosis shows `prediction` only. */
export interface ServerPrediction {
  readonly prediction: Prediction;
  readonly receiveConnector?: ReceiveConnector;
  readonly outboundConnector?: OutboundConnector;
  readonly sendConnector?: SendConnector;
  /** The connector of Exchange Online that the session is attributed to. */
  readonly inboundConnector?: InboundConnector;
  /** The connector that would answer if the chosen one were gone. */
  readonly displaced?: ReceiveConnector;
  /** What speaks for the server taking mail of Exchange Online; of this flow only. */
  readonly reach?: Reach;
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
  | 'rejected'
  | 'refused'
  | 'unknown';

const RANK: Readonly<Record<Confidence, number>> = { certain: 3, high: 2, medium: 1, low: 0 };

function weakest(confidences: readonly Confidence[]): Confidence {
  return confidences.reduce((worst, next) => (RANK[next] < RANK[worst] ? next : worst), 'certain');
}

export type OnpremToCloudOutcome =
  | 'delivered-as-internal'
  | 'delivered-as-external'
  | 'rejected'
  | 'client-certificate-not-found'
  | 'remote-validation-failed'
  | 'starttls-not-offered'
  | 'tls-negotiation-failed'
  | 'refused'
  | 'unknown';

/** Whether mail flows as it should: delivered, and as internal where that is the aim. */
export function isGood({ outcome }: Pick<Prediction, 'outcome'>): boolean {
  return outcome === 'delivered' || outcome === 'delivered-as-internal';
}

interface Conclusion {
  readonly flow: Flow;
  readonly server: string;
  readonly outcome: CloudToOnpremOutcome | OnpremToCloudOutcome;
  readonly target: string | null;
  readonly served: StoredCertificate | undefined;
  readonly remoteAddress?: string | undefined;
}

/** Collects the steps of one session, what each rests on, and what would have made it surer. */
export class SessionSketch {
  readonly missing: GapId[] = [];
  readonly #steps: PredictionStep[] = [];
  readonly #confidences: Confidence[] = [];
  #reply: string | null = null;

  step(
    id: PredictionStep['id'],
    text: string,
    origin: Origin | null,
    confidence: Confidence = 'certain',
  ): void {
    this.#steps.push({ id, text, origin });
    this.#confidences.push(confidence);
  }

  /** What the side that refuses answers. */
  replyWith(reply: string): void {
    this.#reply = reply;
  }

  /** A statement that rests on what no export tells, and the evidence that would. */
  lack(gap: GapId, id: PredictionStep['id'], text: string, origin: Origin | null = null): 'unknown' {
    this.missing.push(gap);
    this.step(id, text, origin, 'low');
    return 'unknown';
  }

  /** A chain of statements is as sure as its weakest; an unknown end is never sure. */
  conclude({ flow, server, outcome, target, served, remoteAddress }: Conclusion): Prediction {
    const certificate = served?.certificate;
    return {
      flow,
      server,
      remoteAddress: remoteAddress ?? null,
      outcome,
      reply: outcome === 'unknown' ? null : this.#reply,
      confidence: outcome === 'unknown' ? 'low' : weakest(this.#confidences),
      summary: `${server}: ${this.#steps.at(-1)?.text ?? outcome}`,
      steps: this.#steps,
      certificate: certificate
        ? {
            subject: certificate.subject,
            thumbprint: certificate.thumbprint ?? null,
            notAfter: certificate.notAfter ?? null,
            selfSigned: certificate.selfSigned ?? null,
          }
        : null,
      target,
    };
  }
}
