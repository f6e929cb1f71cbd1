import type { ReceiveConnector } from '@hybrid-mailflow/connector-model';
import type { ServerPrediction } from '../../predict/server-prediction.js';
import type { Situation } from '../../situation.js';

export interface AnsweringConnector {
  readonly connector: ReceiveConnector;
  readonly entry: ServerPrediction;
}

/** The receive connectors that answer Exchange Online, each once. */
export function answeringConnectors({ predictions }: Pick<Situation, 'predictions'>): AnsweringConnector[] {
  const found = new Map<ReceiveConnector, AnsweringConnector>();
  for (const entry of predictions) {
    const connector = entry.receiveConnector;
    if (connector && !found.has(connector)) found.set(connector, { connector, entry });
  }
  return [...found.values()];
}
