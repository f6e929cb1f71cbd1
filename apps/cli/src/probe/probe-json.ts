import { certificateJson, chainJson, lintJson } from '../certificates/inspection-json.js';
import type { InspectedHost } from './inspect-probe.js';

/** What `cert probe --format json` prints of a host. */
export function probeJson({ host, endpoints }: InspectedHost): object {
  const { host: name, port, addresses, resolve, fault } = host;
  return {
    host: name,
    port,
    addresses,
    resolve,
    fault,
    endpoints: endpoints.map(({ endpoint, lints, chain }) => ({
      ...endpoint,
      chain: endpoint.chain.map(certificateJson),
      lints: lints.map(lintJson),
      trust: chain === null ? null : chainJson(chain),
    })),
  };
}
