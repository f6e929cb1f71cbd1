import {
  inspectChain,
  lintCertificate,
  type ChainInspection,
  type LintResult,
  type TrustStore,
} from '@hybrid-mailflow/cert-inspector';
import type { EndpointProbe, HostProbe } from '@hybrid-mailflow/cert-inspector/probe';

export interface ProbeContext {
  /** ISO 8601. */
  readonly asOf: string;
  /** The name Exchange Online expects. */
  readonly name: string | undefined;
  readonly stores: readonly TrustStore[];
}

/** An endpoint with what is to be said of the certificate it served. */
export interface InspectedEndpoint {
  readonly endpoint: EndpointProbe;
  readonly lints: readonly LintResult[];
  /** Null where no certificate was received. */
  readonly chain: ChainInspection | null;
}

export interface InspectedHost {
  readonly host: HostProbe;
  readonly endpoints: readonly InspectedEndpoint[];
}

/** Judges what a host served: the lints of its certificate, and its chain exactly as sent. */
export function inspectProbe(host: HostProbe, { asOf, name, stores }: ProbeContext): InspectedHost {
  const endpoints = host.endpoints.map((endpoint): InspectedEndpoint => {
    const [leaf, ...others] = endpoint.chain;
    if (!leaf) return { endpoint, lints: [], chain: null };
    const lints = lintCertificate(leaf, { asOf, others, ...(name === undefined ? {} : { name }) });
    return { endpoint, lints, chain: inspectChain(endpoint.chain, { asOf, stores }) };
  });
  return { host, endpoints };
}

/** Nothing ended the walk, and the expected name is covered or was not asked for. */
export function isSound({ host, endpoints }: InspectedHost): boolean {
  return (
    host.fault === null &&
    endpoints.every(
      ({ endpoint }) => endpoint.fault === null && endpoint.expected?.match.result !== 'no-match',
    )
  );
}
