import {
  checkEopCoverage,
  EOP_RANGES,
  isEopAddress,
  listeningKey,
  selectReceiveConnector,
  type AddressRange,
  type EopRanges,
  type MicrosoftCloud,
  type ReceiveConnectorSelection,
} from '@hybrid-mailflow/connector-model';
import type { ServerRecord } from '../situation.js';

export const SMTP_PORT = 25;

/** Sessions of Exchange Online that one connector of a server answers, and an address they come from. */
export interface CloudSession {
  readonly address: string;
  /** The server's log shows the address, and it is none that Microsoft publishes: a device translates addresses. */
  readonly translated: boolean;
  readonly selection: ReceiveConnectorSelection;
}

/**
 * One session for each receive connector that answers Exchange Online, over all its published addresses (§H.6) or, where the
 * server's log shows that a device translates them, over the addresses seen (§A.1.3). IPv6 counts only where it leads to the server.
 */
export function cloudSessions(
  server: ServerRecord,
  observed: readonly string[],
  ipv6: boolean,
  clouds: readonly MicrosoftCloud[],
  published: Representatives,
): readonly CloudSession[] {
  const translated = observed.filter((address) => !isEopAddress(address));
  const lists = EOP_RANGES.filter(({ cloud }) => clouds.includes(cloud));
  const addresses =
    translated.length > 0
      ? translated
      : [...observed, ...lists.flatMap((list) => published.of(server, list))].filter(
          (address) => ipv6 || !address.includes(':') || observed.includes(address),
        );
  const sessions = new Map<string, CloudSession>();
  for (const address of addresses) {
    const selection = selectReceiveConnector({
      connectors: server.receiveConnectors,
      server: server.name,
      localPort: SMTP_PORT,
      remoteAddress: address,
    });
    const family = address.includes(':') ? 6 : 4;
    const key = `${selection.outcome} ${selection.chosen?.connector.identity ?? family}`;
    if (!sessions.has(key)) sessions.set(key, { address, translated: translated.length > 0, selection });
  }
  return [...sessions.values()];
}

/**
 * Addresses of Exchange Online, one for every connector of a server that may answer; found once for servers that listen alike.
 */
export class Representatives {
  readonly #known = new Map<string, readonly string[]>();

  of(server: ServerRecord, ranges: EopRanges): readonly string[] {
    const key = `${ranges.cloud} ${listeningKey(server.receiveConnectors)}`;
    const known = this.#known.get(key) ?? representatives(server, ranges);
    this.#known.set(key, known);
    return known;
  }
}

/** The first of each published range, each stretch that a connector takes away, and each gap. */
function representatives(server: ServerRecord, ranges: EopRanges): string[] {
  const { captures, gaps } = checkEopCoverage({
    connectors: server.receiveConnectors,
    server: server.name,
    ranges,
  });
  const byConnector = new Map(captures.map(({ connector, addresses }) => [connector, addresses]));
  return [...ranges.ranges, ...byConnector.values(), ...gaps].map(firstAddress);
}

function firstAddress({ text }: AddressRange): string {
  return (text.split(/[-/]/, 1)[0] ?? '').trim();
}
