import { lookUp, parseReason, type DeliveryAttempt, type SessionRecord } from '@hybrid-mailflow/trace-parser';
import { addressOf, serverOf } from './session-counter.js';

/**
 * A session of a protocol log as an attempt: delivered where mail was accepted, failed where the handshake broke or the
 * server answered with an error; undefined where the log does not tell (a refused certificate leaves no word, §B.6).
 */
export function sessionAttempt(session: SessionRecord): DeliveryAttempt | undefined {
  const format = session.log === 'smtp-send' ? 'smtp-send-log' : 'smtp-receive-log';
  const address = session.remoteEndpoint === undefined ? undefined : addressOf(session.remoteEndpoint);
  const server = serverOf(session);
  const told = {
    format,
    session: session.sessionId,
    connector: session.connector,
    ...(server !== '' && { server }),
    ...(address !== undefined && session.log === 'smtp-send' && { targetAddress: address }),
    ...(session.start !== undefined && { time: { raw: session.start, iso: session.start } }),
    origin: session.origin,
  };
  if (session.accepted > 0)
    return { class: 'unknown', replies: [], truncated: false, ...told, outcome: 'delivered' };
  if (session.tlsError !== undefined) {
    const [entry] = lookUp(session.tlsError);
    return {
      class: entry?.class ?? 'tls',
      token: entry?.id ?? 'tls-negotiation-failed',
      replies: [],
      truncated: false,
      text: `TLS negotiation failed with error ${session.tlsError}`,
      ...told,
      outcome: 'deferred',
    };
  }
  const reply = session.replies.find(({ from, text }) => from === 'server' && /^[45]\d\d/.test(text));
  if (!reply) return undefined;
  return {
    ...parseReason(reply.text),
    text: reply.text,
    ...told,
    outcome: reply.text.startsWith('4') ? 'deferred' : 'failed',
  };
}
