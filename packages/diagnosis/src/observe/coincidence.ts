import { Moments } from './moments.js';

/** The sessions of Exchange Online in the SmtpReceive log of one server. */
export interface LoggedMoments {
  readonly all: Moments;
  /** Those that ended right after the handshake. */
  readonly ended: Moments;
}

/** Failing attempts of a message trace, looked for in the SmtpReceive logs of the servers. */
export interface Coincidence {
  /** Attempts made while every server was logging. */
  readonly covered: number;
  /** Of them: by server, those of which only this one logged a session that ended right after the handshake. */
  readonly byServer: ReadonlyMap<string, number>;
  /** Those of which no server logged any session: something in front of the servers answered. */
  readonly nowhere: number;
}

/** A trace tells the moment an attempt was given up; its session began this much before, or by clocks after it. */
const BEFORE = 10_000;
const AFTER = 3_000;

/** Finds the server behind a name that Exchange Online cannot tell apart, by the moments of both sides (§J.5). */
export function coincide(failures: Moments, servers: ReadonlyMap<string, LoggedMoments>): Coincidence {
  const byServer = new Map<string, number>();
  const logs = [...servers].map(([server, logged]) => ({ server, logged, span: spanOf(logged.all) }));
  let covered = 0;
  let nowhere = 0;
  for (const time of failures) {
    if (logs.length === 0 || !logs.every(({ span }) => time >= span.first && time <= span.last)) continue;
    covered++;
    const ended = logs.filter(({ logged }) => logged.ended.anyBetween(time - BEFORE, time + AFTER));
    const [only] = ended;
    if (ended.length === 1 && only) byServer.set(only.server, (byServer.get(only.server) ?? 0) + 1);
    else if (
      ended.length === 0 &&
      !logs.some(({ logged }) => logged.all.anyBetween(time - BEFORE, time + AFTER))
    )
      nowhere++;
  }
  return { covered, byServer, nowhere };
}

function spanOf(moments: Moments): { readonly first: number; readonly last: number } {
  let first = Infinity;
  let last = -Infinity;
  for (const time of moments) {
    if (first === Infinity) first = time;
    last = time;
  }
  return { first, last };
}
