import type { Origin } from '@hybrid-mailflow/evidence';
import type { LoggedEhlo } from './session-record.js';

/**
 * A moment as a tool printed it: `utc` (ISO 8601) where the text tells its zone, otherwise `local`, ISO 8601 without
 * zone by the clock of the machine that printed it: two readings where day and month cannot be told apart.
 */
export interface MachineTime {
  readonly raw: string;
  readonly utc?: string;
  readonly local?: readonly string[];
}

interface FactBase {
  /** Where it was read; `endLine` where it takes several lines. */
  readonly origin: Origin;
  /** The machine it is about, where the text or the prompt above it names one. */
  readonly server?: string;
}

/** A certificate as a peer presented it. Names are printed in the tool's own order: compare them by their parts. */
export interface PresentedCertificate {
  /** 0 is the server's own. */
  readonly position: number;
  readonly subject?: string;
  readonly issuer?: string;
  readonly notBefore?: MachineTime;
  readonly notAfter?: MachineTime;
  /** DNS names, where the tool prints them. */
  readonly names: readonly string[];
  /** The armored certificate, where the tool prints it. */
  readonly pem?: string;
  readonly origin: Origin;
}

/** What an SMTP port showed to whoever connected by hand: openssl s_client, telnet, swaks, a web checker. */
export interface SmtpEndpoint extends FactBase {
  readonly kind: 'smtp-endpoint';
  readonly seenBy: 'openssl' | 'dialogue' | 'swaks' | 'checktls' | 'test-connection' | 'probe';
  /** Who connected: its address, or the name it gave in EHLO. */
  readonly from?: string;
  readonly host?: string;
  readonly address?: string;
  readonly port?: number;
  readonly connection: 'connected' | 'refused' | 'timed-out' | 'failed' | 'unknown';
  /** As printed: `connect:errno=111`, `TcpTestSucceeded : False` … */
  readonly connectError?: string;
  readonly banner?: string;
  /** `220 ********`: SMTP inspection of a firewall stands in between. */
  readonly bannerMasked: boolean;
  /** The reply to the EHLO before TLS. */
  readonly ehlo?: LoggedEhlo;
  /** Absent where no reply to EHLO was seen. */
  readonly startTlsOffered?: boolean;
  /** X-ANONYMOUSTLS was offered; without STARTTLS that is what event 12014 leaves. */
  readonly anonymousTlsOffered?: boolean;
  /** The reply to STARTTLS, such as `220 2.0.0 SMTP server ready`. */
  readonly startTlsReply?: string;
  readonly tls: 'established' | 'failed' | 'not-tried';
  /** `TLSv1.2`, `TLSv1.3` … */
  readonly tlsProtocol?: string;
  readonly tlsCipher?: string;
  readonly tlsError?: string;
  /** As sent, the server's own certificate first. */
  readonly chain: readonly PresentedCertificate[];
  /** OpenSSL's verify code (0 is good), or the tool's verdict in words. */
  readonly verifyResult?: { readonly code?: number; readonly text: string };
  /** Name of the certificate that fitted the expected host. */
  readonly verifiedPeerName?: string;
  /** Names of the certificate authorities the server asks client certificates of, the first 50. */
  readonly clientCaNames: readonly string[];
  /** Replies with a 4xx or 5xx code, the first 20. */
  readonly replies: readonly string[];
}

export interface DnsValue {
  readonly text: string;
  /** MX and SRV. */
  readonly preference?: number;
  readonly port?: number;
  /** Seconds. */
  readonly timeToLive?: number;
}

/** An answer of the DNS, as nslookup, dig or Resolve-DnsName printed it. */
export interface DnsAnswer extends FactBase {
  readonly kind: 'dns-answer';
  readonly tool: 'nslookup' | 'dig' | 'Resolve-DnsName';
  readonly name: string;
  /** `A`, `AAAA`, `MX`, `TXT`, `TLSA`, `PTR`, `SRV`, `CNAME` …; absent where a failed look-up does not say. */
  readonly type?: string;
  readonly values: readonly DnsValue[];
  readonly status:
    'answered' | 'no-such-name' | 'no-data' | 'server-failed' | 'refused' | 'timed-out' | 'unknown';
  /** The resolver that answered. */
  readonly resolver?: { readonly name?: string; readonly address?: string };
  readonly authoritative?: boolean;
  /** The resolver validated the answer by DNSSEC (AD). */
  readonly authenticated?: boolean;
}

/** Whether something on a server runs, and since when. */
export interface ServiceState extends FactBase {
  readonly kind: 'service-state';
  /** A Windows service, its process, a component of Get-ServerComponentState, or a role of Test-ServiceHealth. */
  readonly what: 'service' | 'process' | 'component' | 'role';
  readonly name: string;
  /** The name was cut at the edge of a table: it is a beginning. */
  readonly nameCut?: true;
  readonly displayName?: string;
  readonly state:
    | 'running'
    | 'stopped'
    | 'starting'
    | 'stopping'
    | 'paused'
    | 'active'
    | 'inactive'
    | 'draining'
    | 'unknown';
  readonly startTime?: MachineTime;
  /** `Automatic`, `Manual`, `Disabled`, as printed. */
  readonly startType?: string;
  readonly processId?: number;
  /** WIN32_EXIT_CODE, where it is not 0. */
  readonly exitCode?: number;
  /** Services a role misses. */
  readonly notRunning: readonly string[];
}

/** A certificate in a Windows store. */
export interface StoreCertificate extends FactBase {
  readonly kind: 'store-certificate';
  readonly location?: 'LocalMachine' | 'CurrentUser';
  /** `My`, `CA`, `Root`, `WebHosting` …; the directory names of the registry, not the names shown to people. */
  readonly store?: string;
  readonly subject?: string;
  /** The names were cut at the edge of a table. */
  readonly cut: boolean;
  readonly issuer?: string;
  /** Upper-case hexadecimal. */
  readonly serialNumber?: string;
  readonly thumbprint?: string;
  readonly notBefore?: MachineTime;
  readonly notAfter?: MachineTime;
  readonly names: readonly string[];
  /** `unusable`: the store names a key that is not there (`Missing stored keyset`), or that failed its test. */
  readonly privateKey: 'usable' | 'present' | 'unusable' | 'absent' | 'unknown';
  /** Cryptographic provider of the key. */
  readonly provider?: string;
  readonly archived: boolean;
}

export interface CertificateFault {
  /** `0x800B0109`, upper-case digits. */
  readonly code?: string;
  /** `CERT_E_UNTRUSTEDROOT`, `CERT_TRUST_IS_OFFLINE_REVOCATION` … */
  readonly name?: string;
  readonly text?: string;
}

/** What Windows made of a certificate: Test-Certificate, certutil -verify, certutil -verifystore. */
export interface CertificateTest extends FactBase {
  readonly kind: 'certificate-test';
  readonly tool: 'Test-Certificate' | 'certutil';
  readonly subject?: string;
  readonly issuer?: string;
  readonly thumbprint?: string;
  readonly verdict: 'valid' | 'invalid' | 'unknown';
  readonly faults: readonly CertificateFault[];
  readonly revocation: 'checked' | 'offline' | 'revoked' | 'unknown';
  /** Addresses fetched, with what came of it. */
  readonly fetched: readonly {
    readonly url: string;
    readonly part: 'aia' | 'cdp' | 'ocsp' | 'unknown';
    readonly ok: boolean;
    readonly text: string;
  }[];
  /** Subject of the issuer that could not be found. */
  readonly missingIssuer?: string;
}

/** The WinHTTP proxy, which certificate checking of services goes through. */
export interface ProxySetting extends FactBase {
  readonly kind: 'proxy-setting';
  readonly direct: boolean;
  readonly proxy?: string;
  readonly bypass?: string;
  readonly autoDetect?: boolean;
  readonly configurationUrl?: string;
}

/** A value of the registry, or that it is not there. */
export interface RegistryValue extends FactBase {
  readonly kind: 'registry-value';
  /** `HKLM\SOFTWARE\…`, hive abbreviated. */
  readonly key: string;
  /** Absent where the key itself was not found. */
  readonly name?: string;
  readonly present: boolean;
  /** `REG_DWORD` …, where the tool tells. */
  readonly type?: string;
  readonly data?: string;
  /** The data of a DWORD or QWORD. */
  readonly number?: number;
}

/** An event of a Windows log. */
export interface LoggedEvent extends FactBase {
  readonly kind: 'event';
  readonly id: number;
  /** `MSExchangeFrontEndTransport`, `Schannel`, `Microsoft-Windows-CAPI2` …; as printed. */
  readonly source?: string;
  /** `Application`, `System`, `Microsoft-Windows-CAPI2/Operational` … */
  readonly log?: string;
  readonly time?: MachineTime;
  /** As printed, in the language of the server. */
  readonly level?: string;
  /** The id was told by the wording, not by a number. */
  readonly idFromText: boolean;
  readonly text?: string;
  readonly connector?: string;
  readonly fqdn?: string;
  /** The `<I>…<S>…` pair of event 12014. */
  readonly tlsCertificateName?: string;
  readonly subject?: string;
  readonly thumbprint?: string;
  readonly hoursRemaining?: number;
  /** The word of the text that tells the fault: `IllegalMessage`, a chain status … */
  readonly status?: string;
  /** CAPI2: what was done, such as `CertVerifyCertificateChainPolicy`. */
  readonly operation?: string;
  /** CAPI2 result, `0x800B0109`; absent where it is 0. */
  readonly resultCode?: string;
  readonly url?: string;
  /** CAPI2: the program that asked. */
  readonly process?: string;
  /** TLS alert of Schannel. */
  readonly tlsAlert?: number;
}

/** A row of a Hybrid Configuration Wizard log. */
export interface HcwEntry extends FactBase {
  readonly kind: 'hcw-entry';
  /** A setting compared, a cmdlet run, or an error. */
  readonly what: 'comparison' | 'cmdlet' | 'error';
  readonly time?: MachineTime;
  readonly side?: 'onprem' | 'cloud';
  /** The connector or other object it is about. */
  readonly object?: string;
  readonly cmdlet?: string;
  readonly property?: string;
  readonly expected?: string;
  readonly actual?: string;
  /** False: the wizard found it different and sets it. */
  readonly equal?: boolean;
  /** `HCW8010` … */
  readonly code?: string;
  /** The command line, or the error. */
  readonly text?: string;
}

/** The state of the synchronization to an Edge server. */
export interface EdgeSync extends FactBase {
  readonly kind: 'edge-sync';
  readonly what: 'test' | 'run' | 'subscription';
  /** `Normal`, `Failed`, `Inconclusive`, `Success`, `Incomplete`, `CouldNotConnect` …; as printed. */
  readonly result?: string;
  /** `Configuration` or `Recipients`. */
  readonly type?: string;
  readonly failure?: string;
  readonly lastSynchronized?: MachineTime;
  readonly site?: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** A step of a certificate renewal tool. */
export interface RenewalStep extends FactBase {
  readonly kind: 'renewal-log';
  readonly tool: 'win-acme' | 'certify' | 'posh-acme' | 'certbot';
  readonly step: 'renewed' | 'stored' | 'installed' | 'script' | 'failed' | 'not-due';
  readonly time?: MachineTime;
  readonly thumbprint?: string;
  readonly names: readonly string[];
  /** Store the certificate went to. */
  readonly store?: string;
  readonly script?: string;
  /** False where the step failed. */
  readonly ok: boolean;
  readonly text: string;
}

/** What a firewall did with a connection to an SMTP port, equal ones counted. */
export interface FirewallAction extends FactBase {
  readonly kind: 'firewall-log';
  readonly product: 'cisco-asa' | 'windows-firewall' | 'fortinet' | 'palo-alto' | 'check-point';
  readonly action: 'allowed' | 'denied' | 'reset' | 'timed-out' | 'inspected' | 'closed';
  readonly sourceAddress?: string;
  readonly targetAddress?: string;
  readonly targetPort?: number;
  /** Rule, access list, or why the connection ended. */
  readonly reason?: string;
  readonly count: number;
  readonly first?: MachineTime;
  readonly last?: MachineTime;
}

/** A few deciding statements read from what administrators paste beside logs and exports; `kind` tells them apart. */
export type Fact =
  | SmtpEndpoint
  | DnsAnswer
  | ServiceState
  | StoreCertificate
  | CertificateTest
  | ProxySetting
  | RegistryValue
  | LoggedEvent
  | HcwEntry
  | EdgeSync
  | RenewalStep
  | FirewallAction;
