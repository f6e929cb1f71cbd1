import type { Certificate } from '@hybrid-mailflow/cert-inspector';
import { certificateJson, chainJson, lintJson } from '../certificates/inspection-json.js';
import type { InspectedHost } from './inspect-probe.js';

/** What `cert probe --format json` prints of a host: all of it, so that `diagnose` reads it as evidence. */
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
      chain: endpoint.chain.map((certificate) => ({
        ...certificateJson(certificate),
        pem: pemOf(certificate),
      })),
      lints: lints.map(lintJson),
      trust: chain === null ? null : chainJson(chain),
    })),
  };
}

/** The certificate as sent; null where it came without its encoding. */
function pemOf({ der }: Certificate): string | null {
  if (der === undefined) return null;
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
