import { parseAddressRange, rangeContains } from '../normal-forms/address-range.js';
import { parseIpAddress, parseRemoteAddress } from '../normal-forms/ip-address.js';
import { serverName } from '../normal-forms/server-name.js';
import type { AddressRange, Binding, ReceiveConnector } from '../objects.js';
import { visibleItems } from '../setting.js';
import { eopRangesOf, type EopRanges } from './eop-ranges.js';
import { paintRange } from './paint-range.js';

export interface EopCoverageQuery {
  /** Connectors of any number of servers. */
  readonly connectors: readonly ReceiveConnector[];
  readonly server: string;
  /** Default 25. */
  readonly port?: number;
  /** The server's own address the sessions come in on, where known. */
  readonly localAddress?: string;
  /** Default: the worldwide list. */
  readonly ranges?: EopRanges;
  /** Identity of the connector meant to take the mail. Default: the front-end connector that setup made. */
  readonly intended?: string;
}

/** Addresses taken by a connector, and the range of the connector that takes them. */
export interface Capture {
  readonly connector: ReceiveConnector;
  readonly addresses: AddressRange;
  readonly by: AddressRange;
}

/** Who takes the mail of Exchange Online Protection on one port of one server. (§H.6) */
export interface EopCoverage {
  readonly server: string;
  readonly intended: ReceiveConnector | undefined;
  /** Addresses of EOP that no connector takes: Exchange closes these sessions. */
  readonly gaps: readonly AddressRange[];
  /** Addresses of EOP that another connector takes away from the intended one. */
  readonly captures: readonly Capture[];
  /**
   * Private addresses that another connector takes. If a load balancer or SMTP proxy with source NAT has one of them, that
   * connector takes all mail of EOP. (§A.1.3)
   */
  readonly capturesBehindNat: readonly Capture[];
  /** Connectors whose exported settings are incomplete or whose binding to one address may not be the one used. */
  readonly undecided: readonly ReceiveConnector[];
}

/** Finds the gaps and captures among the receive connectors of a server for every address EOP may send from. */
export function checkEopCoverage(query: EopCoverageQuery): EopCoverage {
  const server = serverName(query.server);
  const port = query.port ?? 25;
  const ofServer = query.connectors.filter(
    (connector) =>
      connector.server === server && !(connector.enabled.state === 'set' && !connector.enabled.value),
  );
  const listening = ofServer.map((connector) => ({
    connector,
    ...bindingsOn(connector, port, query.localAddress),
  }));
  const layers = listening
    .flatMap(({ connector, bindings }) =>
      bindings.flatMap((binding) =>
        visibleItems(connector.remoteIpRanges)
          .filter(({ family }) => family === binding.family)
          .map((range) => ({ connector, binding, range })),
      ),
    )
    .sort(compareLayers);
  const intended = chooseIntended(ofServer, query.intended);
  const stretches =
    (query.ranges ?? eopRangesOf('worldwide'))?.ranges.flatMap((range) => paintRange(range, layers)) ?? [];
  const isOther = ({ connector }: Layer) => connector !== intended;
  return {
    server,
    intended,
    gaps: stretches.filter(({ layer }) => layer === undefined).map(({ range }) => range),
    captures: stretches.flatMap(({ range, layer }) =>
      layer && isOther(layer) ? [toCapture(layer, range)] : [],
    ),
    capturesBehindNat: PRIVATE_RANGES.flatMap((range) => paintRange(range, layers)).flatMap(
      ({ range, layer }) => (layer && isOther(layer) ? [toCapture(layer, range)] : []),
    ),
    undecided: listening.filter(({ settled }) => !settled).map(({ connector }) => connector),
  };
}

interface Layer {
  readonly connector: ReceiveConnector;
  readonly binding: Binding;
  readonly range: AddressRange;
}

function toCapture({ connector, range }: Layer, addresses: AddressRange): Capture {
  return { connector, addresses, by: range };
}

/** The bindings on the port that take the session for sure, and whether the connector is known well enough to be sure. */
function bindingsOn(
  { bindings, remoteIpRanges }: ReceiveConnector,
  port: number,
  localAddress: string | undefined,
): { readonly bindings: readonly Binding[]; readonly settled: boolean } {
  const local = localAddress === undefined ? undefined : parseIpAddress(localAddress);
  const onPort = visibleItems(bindings).filter((binding) => binding.port === port);
  const sure = onPort.filter(
    ({ address }) => address === undefined || (local && parseIpAddress(address)?.value === local.value),
  );
  const bindingsSettled = bindings.state === 'set' && (local !== undefined || sure.length === onPort.length);
  const mayListen = onPort.length > 0 || bindings.state !== 'set';
  return { bindings: sure, settled: !mayListen || (bindingsSettled && remoteIpRanges.state === 'set') };
}

/** As connectors are selected: a binding to one address first, then the smaller range. (§A.1.2, §A.1.6) */
function compareLayers(left: Layer, right: Layer): number {
  const bound = Number(left.binding.address === undefined) - Number(right.binding.address === undefined);
  if (bound !== 0) return bound;
  const difference = left.range.hi - left.range.lo - (right.range.hi - right.range.lo);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function chooseIntended(
  ofServer: readonly ReceiveConnector[],
  identity: string | undefined,
): ReceiveConnector | undefined {
  if (identity !== undefined)
    return ofServer.find((one) => one.identity.toLowerCase() === identity.toLowerCase());
  return ofServer.find(({ name }) => /^default (frontend|internal receive connector) /i.test(name));
}

/** RFC 1918 and RFC 4193. */
export const PRIVATE_RANGES: readonly AddressRange[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
].flatMap((text) => parseAddressRange(text) ?? []);

/** Whether the address is private: in a session with EOP's certificate or greeting that means source NAT. (§H.8) */
export function isPrivateAddress(address: string): boolean {
  const parsed = parseRemoteAddress(address);
  return parsed !== undefined && PRIVATE_RANGES.some((range) => rangeContains(range, parsed));
}
