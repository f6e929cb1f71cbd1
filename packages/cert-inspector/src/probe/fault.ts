/** The stages of a probe, in the order they are walked. */
export const PROBE_STAGES = [
  'resolve',
  'connect',
  'banner',
  'ehlo',
  'starttls',
  'handshake',
  'certificate',
  'ehlo-after-tls',
  'quit',
] as const;

export type ProbeStage = (typeof PROBE_STAGES)[number];

/** Why a probe ended before its last stage. */
export type ProbeFaultCode =
  | 'name-not-found'
  | 'resolve-failed'
  | 'connection-refused'
  | 'connection-failed'
  | 'connection-closed'
  | 'connection-reset'
  | 'timeout'
  | 'not-smtp'
  | 'reply-too-long'
  | 'service-not-available'
  | 'greeting-refused'
  | 'ehlo-refused'
  | 'starttls-not-offered'
  | 'starttls-masked'
  | 'starttls-refused'
  | 'data-before-handshake'
  | 'handshake-failed'
  | 'certificate-unreadable'
  | 'budget-spent'
  | 'aborted';

/** Ends the walk; caught by the stage recorder and put into the result, never thrown at a caller. */
export class ProbeFault extends Error {
  constructor(
    readonly code: ProbeFaultCode,
    message: string,
    /** The reply that refused, as received. */
    readonly reply?: string,
  ) {
    super(message);
  }
}

const CODES: Readonly<Record<string, ProbeFaultCode>> = {
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  EPIPE: 'connection-reset',
  ENOTFOUND: 'name-not-found',
  ENODATA: 'name-not-found',
};

const WORDS: Partial<Readonly<Record<ProbeFaultCode, string>>> = {
  'connection-refused': 'The connection was refused: nothing listens there.',
  'connection-reset': 'The connection was reset by the server or by a device on the way.',
  'name-not-found': 'The name has no address.',
};

/** What an error of Node's network modules means here; `otherwise` names the ones without a code of ours. */
export function toFault(error: unknown, otherwise: ProbeFaultCode): ProbeFault {
  if (error instanceof ProbeFault) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const fault = CODES[code] ?? otherwise;
  const text = error instanceof Error ? error.message : String(error);
  return new ProbeFault(fault, WORDS[fault] ?? text);
}
