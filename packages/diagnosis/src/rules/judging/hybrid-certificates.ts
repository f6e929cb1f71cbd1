import type { StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import type { ServerPrediction } from '../../predict/server-prediction.js';
import type { Situation } from '../../situation.js';

/** A certificate that a server serves to Exchange Online or presents to it. */
export interface HybridCertificate {
  readonly server: string;
  readonly stored: StoredCertificate;
  /** Where it is used first: as TLS server before TLS client. */
  readonly entry: ServerPrediction;
  readonly verb: 'serves' | 'presents';
  readonly connector: string;
}

/** The certificates hybrid mail depends on, each once for each server. */
export function hybridCertificates({ predictions }: Pick<Situation, 'predictions'>): HybridCertificate[] {
  const found = new Map<string, HybridCertificate>();
  for (const entry of predictions) {
    const { served: stored, prediction, receiveConnector, sendConnector } = entry;
    if (!stored) continue;
    const { server, flow } = prediction;
    const key = `${server} ${stored.certificate.thumbprint ?? stored.certificate.subject}`;
    if (found.has(key)) continue;
    const connector = receiveConnector?.identity ?? sendConnector?.name ?? '';
    found.set(key, {
      server,
      stored,
      entry,
      verb: flow === 'cloud-to-onprem' ? 'serves' : 'presents',
      connector,
    });
  }
  return [...found.values()];
}
