import {
  checkEopCoverage,
  EOP_RANGES,
  isEopAddress,
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
): readonly CloudSession[] {
  const translated = observed.filter((address) => !isEopAddress(address));
  const published = EOP_RANGES.filter(({ cloud }) => clouds.includes(cloud));
  const addresses =
    translated.length > 0
      ? translated
      : [...observed, ...published.flatMap((list) => representatives(server, list))].filter(
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

/** An address for every connector that may answer: the first of each published range, each stretch taken away, and each gap. */
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
