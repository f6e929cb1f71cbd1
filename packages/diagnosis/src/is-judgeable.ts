import { isWithoutMailFlow } from './predict/predict.js';
import type { Situation } from './situation.js';

/**
 * Whether anything given can be well or ill: attempts, sessions that took mail, messages, an answering port, or settings that
 * tell what a session comes to. A list of servers, a certificate alone, or the beginning of a session says neither.
 */
export function isJudgeable({ organization, predictions, observations }: Situation): boolean {
  const { attempts, sessions, headers, facts } = observations;
  return (
    attempts > 0 ||
    sessions.some(({ accepted }) => accepted > 0) ||
    headers.length > 0 ||
    isWithoutMailFlow(organization) ||
    predictions.some(({ prediction }) => prediction.outcome !== 'unknown') ||
    facts.some((fact) => fact.kind === 'smtp-endpoint' && fact.connection === 'connected')
  );
}
