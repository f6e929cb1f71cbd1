import type { ClientCertificate } from './handshake.js';
import { resolveHost, type ResolveHost } from './resolve-host.js';

export type TlsVersion = 'TLSv1.2' | 'TLSv1.3';

/** The longest each stage may take, in milliseconds. */
export interface StageTimeouts {
  /** Default 10,000. */
  readonly resolve: number;
  /** Default 10,000. */
  readonly connect: number;
  /** Servers let strangers wait on purpose before they greet: default 30,000. */
  readonly banner: number;
  /** Each EHLO. Default 15,000. */
  readonly ehlo: number;
  /** Default 15,000. */
  readonly starttls: number;
  /** Default 15,000. */
  readonly handshake: number;
  /** Default 3,000. */
  readonly quit: number;
}

export interface ProbeOptions {
  /** `first`: addresses in turn until one answers, as a mail server does. `all`: every address behind the name. Default `first`. */
  readonly addresses?: 'first' | 'all';
  /** The name Exchange Online expects (TlsDomain); default none. */
  readonly expect?: string;
  /** Tries TLS 1.2 and TLS 1.3 separately as well, a connection each; default false. */
  readonly versions?: boolean;
  readonly clientCertificate?: ClientCertificate;
  /** What the probe calls itself in EHLO; default the address literal of its own end. */
  readonly ehloName?: string;
  readonly timeouts?: Partial<StageTimeouts>;
  /** Milliseconds for everything; default 120,000. */
  readonly budget?: number;
  /** Endpoints probed at the same time; default 8. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  /** Replaces DNS, for a host list of your own. */
  readonly resolve?: ResolveHost;
}

export interface ResolvedProbeOptions extends Required<
  Pick<ProbeOptions, 'addresses' | 'versions' | 'budget' | 'concurrency' | 'resolve'>
> {
  readonly timeouts: StageTimeouts;
  readonly expect: string | undefined;
  readonly clientCertificate: ClientCertificate | undefined;
  readonly ehloName: string | undefined;
  readonly signal: AbortSignal | undefined;
}

const TIMEOUTS: StageTimeouts = {
  resolve: 10_000,
  connect: 10_000,
  banner: 30_000,
  ehlo: 15_000,
  starttls: 15_000,
  handshake: 15_000,
  quit: 3_000,
};

/** @throws TypeError when a number is not a positive whole one, or the EHLO name could not be one. */
export function resolveOptions(given: ProbeOptions): ResolvedProbeOptions {
  const timeouts = { ...TIMEOUTS, ...given.timeouts };
  for (const [stage, value] of Object.entries(timeouts)) positive(`timeouts.${stage}`, value);
  if (given.ehloName !== undefined && !/^[\x21-\x7e]{1,255}$/.test(given.ehloName)) {
    throw new TypeError(`ehloName must be a host name, not ${JSON.stringify(given.ehloName)}`);
  }
  return {
    addresses: given.addresses ?? 'first',
    versions: given.versions ?? false,
    budget: positive('budget', given.budget ?? 120_000),
    concurrency: positive('concurrency', given.concurrency ?? 8),
    resolve: given.resolve ?? resolveHost,
    timeouts,
    expect: given.expect,
    clientCertificate: given.clientCertificate,
    ehloName: given.ehloName,
    signal: given.signal,
  };
}

function positive(name: string, value: number): number {
  if (!Number.isInteger(value) || value < 1) {
    throw new TypeError(`${name} must be a whole number of at least 1, not ${String(value)}`);
  }
  return value;
}
