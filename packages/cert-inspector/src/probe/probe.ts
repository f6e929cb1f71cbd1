import type { EndpointProbe, HostProbe } from './endpoint-probe.js';
import { ProbeFault } from './fault.js';
import { mapLimited } from './map-limited.js';
import { resolveOptions, type ProbeOptions, type ResolvedProbeOptions } from './options.js';
import { probeEndpoint } from './probe-endpoint.js';
import { StageRecorder } from './stage-recorder.js';
import { stopSignal } from './stop-signal.js';

export interface ProbeTarget {
  /** Host name or address. */
  readonly host: string;
  /** Default 25. */
  readonly port?: number;
}

/**
 * Connects to mail servers, walks SMTP as far as a second EHLO behind STARTTLS, and tells of every stage.
 * Sends EHLO, STARTTLS and QUIT, never MAIL FROM; nothing is sent elsewhere. What servers do wrong is in the result.
 * @returns one entry for each target, in their order.
 * @throws TypeError for options that cannot be.
 */
export async function probe(
  targets: readonly ProbeTarget[],
  given: ProbeOptions = {},
): Promise<readonly HostProbe[]> {
  const options = resolveOptions(given);
  const stop = stopSignal(options.signal, options.budget);
  try {
    return await probeAll(targets, options, stop.signal);
  } finally {
    stop.release();
  }
}

async function probeAll(
  targets: readonly ProbeTarget[],
  options: ResolvedProbeOptions,
  stop: AbortSignal,
): Promise<readonly HostProbe[]> {
  const { concurrency } = options;
  const hosts = await mapLimited(targets, concurrency, (target) => resolveTarget(target, options, stop));
  // Addresses of all hosts share one queue, so that a host with many does not hold up the others.
  const jobs = hosts.flatMap((host) => {
    const groups =
      options.addresses === 'all' ? host.addresses.map((address) => [address]) : [host.addresses];
    return groups.map((addresses) => ({ host, addresses }));
  });
  const probed = await mapLimited(jobs, concurrency, async ({ host, addresses }) => ({
    host,
    endpoints: await probeInTurn(host, addresses, options, stop),
  }));
  return hosts.map((host) => ({
    ...host,
    endpoints: probed.filter((entry) => entry.host === host).flatMap(({ endpoints }) => endpoints),
  }));
}

async function resolveTarget(
  { host, port = 25 }: ProbeTarget,
  options: ResolvedProbeOptions,
  stop: AbortSignal,
): Promise<HostProbe> {
  const recorder = new StageRecorder(stop);
  let addresses: readonly string[] = [];
  try {
    addresses = await recorder.run(
      'resolve',
      options.timeouts.resolve,
      () => options.resolve(host),
      (found) => found.join(', '),
      'resolve-failed',
    );
  } catch (error) {
    if (!(error instanceof ProbeFault)) throw error;
  }
  return { host, port, addresses, resolve: recorder.result('resolve'), fault: recorder.fault, endpoints: [] };
}

/** Addresses one after the other until one accepts a connection. */
async function probeInTurn(
  { host, port }: HostProbe,
  addresses: readonly string[],
  options: ResolvedProbeOptions,
  stop: AbortSignal,
): Promise<readonly EndpointProbe[]> {
  const endpoints: EndpointProbe[] = [];
  for (const address of addresses) {
    const endpoint = await probeEndpoint({ host, address, port }, options, stop);
    endpoints.push(endpoint);
    if (endpoint.fault?.stage !== 'connect') break;
  }
  return endpoints;
}
