import type { FaultClass } from '../delivery-attempt.js';
import type { SessionRecord } from '../session-record.js';

export interface SessionFault {
  readonly fault: string;
  readonly class: FaultClass;
}

const NONE: SessionFault = { fault: '', class: 'unknown' };

/** The first thing that went wrong in a session in which no mail was accepted. */
export function sessionFault(session: SessionRecord): SessionFault {
  if (session.accepted > 0) return NONE;
  if (session.tlsError !== undefined) return { fault: session.tlsError, class: 'tls' };
  const code = session.replies[0]?.text.match(/^\d{3}(?: \d\.\d{1,3}\.\d{1,3})?/)?.[0];
  if (code !== undefined) return { fault: code, class: 'unknown' };
  return endedAfterTls(session) ? { fault: 'ended-after-tls', class: 'certificate' } : NONE;
}

/** The handshake was the last thing that happened: what a certificate the peer refuses looks like from this side. */
export function endedAfterTls(session: SessionRecord): boolean {
  return (
    session.startTlsUsed &&
    session.closed &&
    session.accepted === 0 &&
    session.mailFrom === undefined &&
    session.ehloAfterTls === undefined &&
    session.tlsError === undefined
  );
}
