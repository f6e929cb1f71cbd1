import type { LoggedCertificate, SessionRecord } from '../session-record.js';
import { moveOrigin } from '../move-origin.js';
import { compareOrigins } from './examples.js';
import { endedAfterTls } from './session-fault.js';
import { SmallestKeys } from './smallest-keys.js';
import { Span } from './span.js';
import type { ServedSummary } from './trace-summary.js';

interface Served {
  readonly connector: string;
  readonly peer: string;
  certificate: LoggedCertificate;
  sessions: number;
  accepted: number;
  endedAfterTls: number;
  readonly span: Span;
}

/** Counts sessions by the certificate a connector sent. */
export class ServedTally {
  readonly #served: SmallestKeys<string, Served>;
  #sessions = 0;

  constructor(limit: number) {
    this.#served = new SmallestKeys(limit);
  }

  add(session: SessionRecord, certificate: LoggedCertificate, peer: string, time: string): void {
    this.#sessions++;
    const served = this.#of(session.connector, peer, certificate);
    served.sessions++;
    if (session.accepted > 0) served.accepted++;
    if (endedAfterTls(session)) served.endedAfterTls++;
    served.span.add(time);
  }

  merge(entries: readonly ServedSummary[], omitted: number, lines: number): void {
    this.#sessions += omitted;
    for (const entry of entries) {
      this.#sessions += entry.sessions;
      const origin = moveOrigin(entry.certificate.origin, lines);
      const served = this.#of(entry.connector, entry.peer, { ...entry.certificate, origin });
      served.sessions += entry.sessions;
      served.accepted += entry.accepted;
      served.endedAfterTls += entry.endedAfterTls;
      served.span.add(entry.first);
      served.span.add(entry.last);
    }
  }

  summary(): { readonly served: readonly ServedSummary[]; readonly servedOmitted: number } {
    const served = this.#served.sorted().map(([, { span, ...entry }]) => ({ ...entry, ...span.ends() }));
    const listed = served.reduce((sum, { sessions }) => sum + sessions, 0);
    return { served, servedOmitted: this.#sessions - listed };
  }

  #of(connector: string, peer: string, certificate: LoggedCertificate): Served {
    const key = `${connector}\n${certificate.thumbprint ?? certificate.subjectAndIssuer ?? ''}\n${peer}`;
    const known = this.#served.get(key);
    if (!known) {
      const served = {
        connector,
        peer,
        certificate,
        sessions: 0,
        accepted: 0,
        endedAfterTls: 0,
        span: new Span(),
      };
      this.#served.set(key, served);
      return served;
    }
    if (compareOrigins(certificate.origin, known.certificate.origin) < 0) known.certificate = certificate;
    return known;
  }
}
