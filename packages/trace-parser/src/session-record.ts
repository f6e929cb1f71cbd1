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

/** One SMTP session rebuilt from an SmtpReceive or SmtpSend protocol log. */
export interface SessionRecord {
  readonly log: 'smtp-receive' | 'smtp-send';
  readonly sessionId: string;
  /** As logged: `SERVER\Default Frontend SERVER`. */
  readonly connector: string;
  /** ISO 8601 UTC of the first and last row. */
  readonly start?: string;
  readonly end?: string;
  readonly localEndpoint?: string;
  readonly remoteEndpoint?: string;
  readonly banner?: string;
  readonly bannerMasked: boolean;
  readonly ehloBeforeTls?: LoggedEhlo;
  readonly ehloAfterTls?: LoggedEhlo;
  /** The name the client gave in its last EHLO. */
  readonly clientName?: string;
  readonly startTlsOffered?: boolean;
  readonly startTlsUsed: boolean;
  readonly sentCertificate?: LoggedCertificate;
  readonly receivedCertificate?: LoggedCertificate;
  readonly tlsProtocol?: string;
  readonly tlsCipher?: string;
  /** Text after `TLS negotiation failed with error`. */
  readonly tlsError?: string;
  readonly clientChainStatus?: string;
  readonly tlsDomainCapabilities?: {
    readonly capabilities: string;
    readonly status?: string;
    readonly domain?: string;
  };
  /** Error replies in the session, in order. */
  readonly replies: readonly { readonly text: string; readonly from: 'client' | 'server' }[];
  readonly mailFrom?: string;
  readonly recipients: number;
  readonly accepted: number;
  /** The close row was seen. */
  readonly closed: boolean;
  readonly rows: number;
  readonly origin: Origin;
}
