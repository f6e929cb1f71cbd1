import { isEopAddress } from '@hybrid-mailflow/connector-model';
import type { LoggedCertificate, SessionRecord } from '@hybrid-mailflow/trace-parser';
import type { Origin } from '@hybrid-mailflow/evidence';
import type { ServedCertificate } from './observations.js';

const KEPT_ADDRESSES = 64;

interface Count {
  readonly server: string;
  readonly connector: string;
  readonly certificate: LoggedCertificate;
  readonly origin: Origin;
  sessions: number;
  accepted: number;
  endedAfterTls: number;
}

/** Counts the sessions Exchange Online opened to each server, by the certificate the server sent. */
export class SessionCounter {
  readonly #served = new Map<string, Count>();
  readonly #cloudAddresses = new Map<string, Set<string>>();

  add(session: SessionRecord): void {
    if (session.log !== 'smtp-receive' || !isFromExchangeOnline(session)) return;
    const server = serverOf(session.connector);
    this.#keepAddress(server, session.remoteEndpoint);
    const certificate = session.sentCertificate;
    if (!certificate) return;
    const key = `${session.connector}\n${certificate.thumbprint ?? certificate.subjectAndIssuer ?? ''}`;
    let count = this.#served.get(key);
    if (!count) {
      const { connector } = session;
      count = {
        server,
        connector,
        certificate,
        origin: certificate.origin,
        sessions: 0,
        accepted: 0,
        endedAfterTls: 0,
      };
      this.#served.set(key, count);
    }
    count.sessions++;
    if (session.accepted > 0) count.accepted++;
    else if (session.mailFrom === undefined) count.endedAfterTls++;
  }

  served(): ServedCertificate[] {
    return [...this.#served.values()].sort((a, b) =>
      a.server < b.server ? -1 : a.server > b.server ? 1 : b.sessions - a.sessions,
    );
  }

  cloudAddresses(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#cloudAddresses].map(([server, addresses]) => [server, [...addresses]]));
  }

  #keepAddress(server: string, endpoint: string | undefined): void {
    const address = endpoint === undefined ? undefined : addressOf(endpoint);
    if (address === undefined) return;
    const addresses = this.#cloudAddresses.get(server) ?? new Set();
    if (addresses.size < KEPT_ADDRESSES) addresses.add(address);
    this.#cloudAddresses.set(server, addresses);
  }
}

/** Behind a source-translating load balancer the address is the device's: the EHLO name still tells (§H.8). */
function isFromExchangeOnline(session: SessionRecord): boolean {
  if (session.clientName !== undefined && /\.outbound\.protection\.outlook\.com$/i.test(session.clientName))
    return true;
  const address = session.remoteEndpoint === undefined ? undefined : addressOf(session.remoteEndpoint);
  return address !== undefined && isEopAddress(address);
}

/** `EX02\Default Frontend EX02` is a connector of EX02. */
function serverOf(connector: string): string {
  const at = connector.indexOf('\\');
  return (at < 0 ? connector : connector.slice(0, at)).toUpperCase();
}

/** `40.92.1.2:38112` or `[2a01:111:f403::1]:25` without the port. */
function addressOf(endpoint: string): string | undefined {
  const match = /^\[?([0-9a-fA-F.:%]+?)\]?:\d+$/.exec(endpoint.trim());
  return match?.[1];
}
