import type { Origin } from '@hybrid-mailflow/evidence';

/** A certificate as a protocol log prints it. `subjectAndIssuer` where a log does not separate the two. */
export interface LoggedCertificate {
  readonly subject?: string;
  readonly issuer?: string;
  readonly subjectAndIssuer?: string;
  readonly serialNumber?: string;
  readonly thumbprint?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly names: readonly string[];
  readonly origin: Origin;
}

export interface LoggedEhlo {
  readonly host?: string;
  readonly keywords: readonly string[];
  /** A device replaced keywords or the banner by `X` or `*`. */
  readonly masked: boolean;
}

/** A reply with an error code (4xx, 5xx). */
export interface LoggedReply {
  readonly text: string;
  readonly from: 'client' | 'server';
}

/** A message the receiving side took, as its `250 2.6.0` reply tells of it. */
export interface LoggedMessage {
  readonly messageId?: string;
  readonly internalId?: string;
  /** Server that took it. */
  readonly host?: string;
  readonly bytes?: number;
  readonly seconds?: number;
}

/** The client that a front-end server speaks for (XPROXYFROM). */
export interface ProxiedClient {
  readonly session?: string;
  readonly address?: string;
  readonly port?: number;
  readonly name?: string;
}

/** One SMTP session rebuilt from an SmtpReceive or SmtpSend protocol log. */
export interface SessionRecord {
  readonly log: 'smtp-receive' | 'smtp-send';
  readonly sessionId: string;
  /** As logged: `SERVER\Default Frontend SERVER`. */
  readonly connector: string;
  /** Server of the connector, where its name has one before `\`. */
  readonly server?: string;
  /** ISO 8601 UTC of the first and last row. */
  readonly start?: string;
  readonly end?: string;
  readonly localEndpoint?: string;
  readonly remoteEndpoint?: string;
  readonly banner?: string;
  readonly bannerMasked: boolean;
  readonly ehloBeforeTls?: LoggedEhlo;
  readonly ehloAfterTls?: LoggedEhlo;
  /** The name the client gave in its last EHLO or HELO. */
  readonly clientName?: string;
  /** Absent where no EHLO reply before TLS was logged. */
  readonly startTlsOffered?: boolean;
  /** The client issued STARTTLS and the server did not refuse it. */
  readonly startTlsUsed: boolean;
  /** X-ANONYMOUSTLS, which Exchange servers of one organization use among themselves. */
  readonly anonymousTlsOffered?: boolean;
  readonly anonymousTlsUsed: boolean;
  readonly sentCertificate?: LoggedCertificate;
  readonly receivedCertificate?: LoggedCertificate;
  /** As Schannel names it: `SP_PROT_TLS1_2_SERVER`. */
  readonly tlsProtocol?: string;
  readonly tlsCipher?: string;
  readonly tlsCipherBits?: number;
  readonly tlsMac?: string;
  readonly tlsKeyExchange?: string;
  readonly tlsKeyExchangeBits?: number;
  /** Text after `TLS negotiation failed with error`. */
  readonly tlsError?: string;
  readonly clientChainStatus?: string;
  readonly tlsDomainCapabilities?: {
    readonly capabilities: string;
    readonly status?: string;
    readonly domain?: string;
  };
  /** Error replies in the session, in order, the first 50 of them. */
  readonly replies: readonly LoggedReply[];
  readonly authentication?: {
    readonly mechanism: string;
    readonly user?: string;
    /** The reply that ended it, such as `235 2.7.0 Authentication successful`. */
    readonly result?: string;
  };
  /** Permissions set for the session, as logged. */
  readonly permissions?: string;
  readonly proxiedClient?: ProxiedClient;
  readonly mailFrom?: string;
  /** Organization named by XOORG in MAIL FROM: set where the session is trusted for it. */
  readonly originatorOrganization?: string;
  readonly recipients: number;
  /** The first 50 recipients. */
  readonly recipientAddresses: readonly string[];
  readonly accepted: number;
  /** The first 50 messages taken. */
  readonly messages: readonly LoggedMessage[];
  /** Times the server made the client wait, and how long in all. */
  readonly tarpits?: { readonly count: number; readonly seconds: number; readonly reason?: string };
  /** Information rows that no other field tells of, the first 20: failed connections, refused authentication … */
  readonly notes: readonly string[];
  /** Replies, recipients, messages and notes beyond those numbers. */
  readonly omitted: number;
  /** The open row was seen. */
  readonly opened: boolean;
  /** The close row was seen. */
  readonly closed: boolean;
  /** What the close row says: `Local`, `Remote(SocketError)` … */
  readonly closedBy?: string;
  readonly rows: number;
  /** Line of the first row; `endLine` that of the last. */
  readonly origin: Origin;
}
