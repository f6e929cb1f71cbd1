import { isEopAddress, isPrivateAddress } from '@hybrid-mailflow/connector-model';
import type { Origin } from '@hybrid-mailflow/evidence';
import type { LoggedCertificate, SessionRecord } from '@hybrid-mailflow/trace-parser';
import type { LoggedMoments } from './coincidence.js';
import { Moments } from './moments.js';
import type { ServedCertificate } from './observations.js';
import { SessionTallies, type SessionFacts } from './session-facts.js';

const KEPT_ADDRESSES = 64;
/** Certificates, each on each connector: fifty servers in the middle of a renewal have some hundreds. */
const KEPT_CERTIFICATES = 4096;

interface Count {
  readonly log: SessionRecord['log'];
  readonly server: string;
  readonly connector: string;
  readonly certificate: LoggedCertificate;
  readonly origin: Origin;
  sessions: number;
  accepted: number;
  endedAfterTls: number;
  first: string | null;
  last: string | null;
}

/** Counts the sessions between Exchange Online and each server, by the certificate the server sent. */
export class SessionCounter {
  readonly #certificates = new Map<string, Count>();
  readonly #toStrangers = new Map<string, Count>();
  readonly #cloudAddresses = new Map<string, Set<string>>();
  readonly #logged = new Map<string, LoggedMoments>();
  readonly #tallies = new SessionTallies();
  readonly #localEndpoints = new Set<string>();
  readonly serverAddresses = new Map<string, string>();

  add(session: SessionRecord): void {
    const server = serverOf(session);
    if (!isWithExchangeOnline(session)) {
      // A device that masks the dialogue shows, whoever is at the other end.
      if (session.bannerMasked) this.#tallies.add(session, server, false);
      if (session.sentCertificate && isFromStranger(session))
        countCertificate(this.#toStrangers, server, session, session.sentCertificate);
      return;
    }
    const address = session.remoteEndpoint === undefined ? undefined : addressOf(session.remoteEndpoint);
    this.#tallies.add(session, server, address?.includes(':') ?? false);
    this.#keepServerAddress(server, session);
    if (session.log === 'smtp-receive') {
      if (address !== undefined) this.#keepAddress(server, address);
      this.#keepMoment(server, session);
    }
    if (session.sentCertificate)
      countCertificate(this.#certificates, server, session, session.sentCertificate);
  }

  served(): ServedCertificate[] {
    return this.#counted('smtp-receive');
  }

  presented(): ServedCertificate[] {
    return this.#counted('smtp-send');
  }

  servedToStrangers(): ServedCertificate[] {
    return inOrder([...this.#toStrangers.values()]);
  }

  cloudAddresses(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#cloudAddresses].map(([server, addresses]) => [server, [...addresses]]));
  }

  sessions(): SessionFacts[] {
    return this.#tallies.list();
  }

  get logged(): ReadonlyMap<string, LoggedMoments> {
    return this.#logged;
  }

  #counted(log: SessionRecord['log']): ServedCertificate[] {
    return inOrder([...this.#certificates.values()].filter((count) => count.log === log));
  }

  #keepMoment(server: string, session: SessionRecord): void {
    if (session.start === undefined) return;
    const time = Date.parse(session.start);
    let moments = this.#logged.get(server);
    if (!moments) this.#logged.set(server, (moments = { all: new Moments(), ended: new Moments() }));
    moments.all.add(time);
    if (session.sentCertificate && endedAfterTls(session)) moments.ended.add(time);
  }

  #keepServerAddress(server: string, { log, localEndpoint }: SessionRecord): void {
    if (log !== 'smtp-receive' || localEndpoint === undefined || server === '') return;
    const seen = `${localEndpoint} ${server}`;
    if (this.#localEndpoints.size >= KEPT_ADDRESSES || this.#localEndpoints.has(seen)) return;
    this.#localEndpoints.add(seen);
    const address = addressOf(localEndpoint);
    if (address !== undefined) this.serverAddresses.set(address, server);
  }

  #keepAddress(server: string, address: string): void {
    const addresses = this.#cloudAddresses.get(server) ?? new Set();
    if (addresses.size < KEPT_ADDRESSES) addresses.add(address);
    this.#cloudAddresses.set(server, addresses);
  }
}

/** Adds a session to the count of the certificate its connector sent. */
function countCertificate(
  counts: Map<string, Count>,
  server: string,
  session: SessionRecord,
  certificate: LoggedCertificate,
): void {
  const { log, connector, start } = session;
  const key = `${log}\n${connector}\n${certificate.thumbprint ?? certificate.subjectAndIssuer ?? certificate.subject ?? ''}`;
  let count = counts.get(key);
  if (!count) {
    if (counts.size >= KEPT_CERTIFICATES) return;
    count = {
      log,
      server,
      connector,
      certificate,
      origin: certificate.origin,
      sessions: 0,
      accepted: 0,
      endedAfterTls: 0,
      first: null,
      last: null,
    };
    counts.set(key, count);
  }
  count.sessions++;
  if (session.accepted > 0) count.accepted++;
  else if (endedAfterTls(session)) count.endedAfterTls++;
  if (start !== undefined && (count.first === null || start < count.first)) count.first = start;
  if (start !== undefined && (count.last === null || start > count.last)) count.last = start;
}

function inOrder(counts: readonly Count[]): ServedCertificate[] {
  return [...counts].sort((a, b) =>
    a.server < b.server ? -1 : a.server > b.server ? 1 : b.sessions - a.sessions,
  );
}

/** From the Internet, and not Exchange Online: such a peer does STARTTLS, as Exchange Online does, and not X-ANONYMOUSTLS (§B.2). */
function isFromStranger({ log, remoteEndpoint }: SessionRecord): boolean {
  const address = remoteEndpoint === undefined ? undefined : addressOf(remoteEndpoint);
  return log === 'smtp-receive' && address !== undefined && !isPrivateAddress(address);
}

function endedAfterTls({ accepted, mailFrom }: SessionRecord): boolean {
  return accepted === 0 && mailFrom === undefined;
}

/** Behind a source-translating load balancer the address is the device's: the names still tell (§H.8). */
export function isWithExchangeOnline(session: SessionRecord): boolean {
  if (/\.outbound\.protection\.outlook\.com$/i.test(session.clientName ?? '')) return true;
  if (
    session.log === 'smtp-send' &&
    CLOUD.test(`${session.banner ?? ''} ${session.ehloBeforeTls?.host ?? ''}`)
  )
    return true;
  if (session.log === 'smtp-send' && /^outbound to office 365\b/i.test(session.connector)) return true;
  const address = session.remoteEndpoint === undefined ? undefined : addressOf(session.remoteEndpoint);
  return address !== undefined && isEopAddress(address);
}

const CLOUD = /\.(?:mail\.protection|prod\.protection|prod)\.outlook\.com\b|\.mx\.microsoft\b/i;

/** `EX02\Default Frontend EX02` is a connector of EX02. */
export function serverOf({ server, connector, log }: SessionRecord): string {
  if (server !== undefined) return server.toUpperCase();
  const at = connector.indexOf('\\');
  if (at >= 0) return connector.slice(0, at).toUpperCase();
  return log === 'smtp-receive' ? connector.toUpperCase() : '';
}

/** `40.92.1.2:38112` or `[2a01:111:f403::1]:25` without the port. */
export function addressOf(endpoint: string): string | undefined {
  const match = /^\[?([0-9a-fA-F.:%]+?)\]?:\d+$/.exec(endpoint.trim());
  return match?.[1];
}
