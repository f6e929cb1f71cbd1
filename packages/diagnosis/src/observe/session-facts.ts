import type { Origin } from '@hybrid-mailflow/evidence';
import type { SessionRecord } from '@hybrid-mailflow/trace-parser';

/** Counts of what was remarkable in the sessions of one connector with Exchange Online. */
export interface SessionFacts {
  readonly log: SessionRecord['log'];
  /** Upper case; '' where the log names none. */
  readonly server: string;
  readonly connector: string;
  readonly sessions: number;
  readonly accepted: number;
  /** The EHLO reply had no STARTTLS; of these with X-ANONYMOUSTLS. */
  readonly withoutStartTls: number;
  readonly anonymousTlsOnly: number;
  /** STARTTLS was offered, and the peer went on without. */
  readonly startTlsIgnored: number;
  /** Banner or keywords replaced by `*` or `X`. */
  readonly masked: number;
  /** TLS was had and the client presented no certificate. */
  readonly withoutClientCertificate: number;
  /** The client's certificate was valid, and no capability was granted for it. */
  readonly withoutCapability: number;
  /** Words after `TLS negotiation failed with error`, and how often each came. */
  readonly tlsErrors: ReadonlyMap<string, number>;
  /** TLS versions as Schannel names them, and how often each came. */
  readonly protocols: ReadonlyMap<string, number>;
  /** Certificates of the peer, by thumbprint or subject. */
  readonly peers: ReadonlyMap<string, PeerCertificate>;
  /** Sessions of IPv6 peers. */
  readonly ipv6: number;
  readonly origin: Origin;
}

export interface PeerCertificate {
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly thumbprint: string | null;
  readonly sessions: number;
  readonly origin: Origin;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

interface Tally extends Omit<Mutable<SessionFacts>, 'tlsErrors' | 'protocols' | 'peers'> {
  readonly tlsErrors: Map<string, number>;
  readonly protocols: Map<string, number>;
  readonly peers: Map<string, Mutable<PeerCertificate>>;
}

const KEPT_PEERS = 16;

/** Adds up what sessions tell, one tally for each log, server and connector. */
export class SessionTallies {
  readonly #tallies = new Map<string, Tally>();

  add(session: SessionRecord, server: string, ipv6: boolean): void {
    const tally = this.#tallyOf(session, server);
    tally.sessions++;
    if (ipv6) tally.ipv6++;
    if (session.accepted > 0) tally.accepted++;
    if (session.bannerMasked || session.ehloBeforeTls?.masked === true) tally.masked++;
    if (session.startTlsOffered === false) {
      tally.withoutStartTls++;
      if (session.anonymousTlsOffered === true) tally.anonymousTlsOnly++;
    }
    if (session.startTlsOffered === true && !session.startTlsUsed) tally.startTlsIgnored++;
    if (session.tlsError !== undefined) increase(tally.tlsErrors, session.tlsError);
    if (session.tlsProtocol !== undefined) increase(tally.protocols, session.tlsProtocol);
    const { tlsDomainCapabilities: granted } = session;
    if (granted?.status === 'NoRemoteCertificate' || session.clientChainStatus === 'EmptyCertificate')
      tally.withoutClientCertificate++;
    else if (granted !== undefined && /^none$/i.test(granted.capabilities)) tally.withoutCapability++;
    keepPeer(tally, session);
  }

  list(): SessionFacts[] {
    return [...this.#tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
  }

  #tallyOf({ log, connector, origin }: SessionRecord, server: string): Tally {
    const key = `${log}\n${server}\n${connector}`;
    let tally = this.#tallies.get(key);
    if (!tally) {
      tally = {
        log,
        server,
        connector,
        sessions: 0,
        accepted: 0,
        withoutStartTls: 0,
        anonymousTlsOnly: 0,
        startTlsIgnored: 0,
        masked: 0,
        withoutClientCertificate: 0,
        withoutCapability: 0,
        tlsErrors: new Map(),
        protocols: new Map(),
        peers: new Map(),
        ipv6: 0,
        origin,
      };
      this.#tallies.set(key, tally);
    }
    return tally;
  }
}

function keepPeer(tally: Tally, { receivedCertificate }: SessionRecord): void {
  if (!receivedCertificate) return;
  const { thumbprint, subject, subjectAndIssuer, issuer, origin } = receivedCertificate;
  const key = thumbprint ?? subject ?? subjectAndIssuer ?? '';
  const peer = tally.peers.get(key);
  if (peer) peer.sessions++;
  else if (tally.peers.size < KEPT_PEERS) {
    tally.peers.set(key, {
      subject: subject ?? subjectAndIssuer ?? null,
      issuer: issuer ?? null,
      thumbprint: thumbprint ?? null,
      sessions: 1,
      origin,
    });
  }
}

function increase(counts: Map<string, number>, key: string): void {
  if (counts.has(key) || counts.size < KEPT_PEERS) counts.set(key, (counts.get(key) ?? 0) + 1);
}
