import type { DeliveryAttempt } from '@hybrid-mailflow/trace-parser';

/** Distinct values kept per dimension: servers, addresses and connectors are few; hours of a quarter fit. */
const KEPT_NAMES = 64;
const KEPT_HOURS = 2400;

/** What attempts are counted by. */
export const DIMENSIONS = ['servers', 'addresses', 'connectors', 'regions', 'hours'] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** Attempts at one place: how many there were, and how many of them failed with the fault in question. */
export interface Place {
  readonly name: string;
  readonly failed: number;
  readonly total: number;
}

/** Where and when a fault was seen, beside everything else that was tried there; in the order of the names. */
export type Breakdown = Readonly<Record<Dimension, readonly Place[]>>;

/** Counts attempts by server, address, connector, region of Exchange Online, and hour (`2026-11-03T14`). */
export class PlaceTally {
  readonly #counts: Readonly<Record<Dimension, Map<string, number>>> = {
    servers: new Map(),
    addresses: new Map(),
    connectors: new Map(),
    regions: new Map(),
    hours: new Map(),
  };

  add(attempt: DeliveryAttempt, times: number): void {
    this.#count('servers', attempt.server?.toUpperCase(), times);
    this.#count('addresses', addressOf(attempt), times);
    this.#count('connectors', attempt.connector, times);
    if (attempt.eopServer !== undefined) this.#count('regions', regionOf(attempt.eopServer), times);
    this.#count('hours', (attempt.time?.iso ?? attempt.lastRetry?.iso)?.slice(0, 13), times);
  }

  /** The places of a fault, each beside what `all` attempts there were. */
  beside(all: PlaceTally): Breakdown {
    const places = (dimension: Dimension): Place[] =>
      [...all.#counts[dimension]]
        .map(([name, total]) => ({ name, failed: this.#counts[dimension].get(name) ?? 0, total }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    return {
      servers: places('servers'),
      addresses: places('addresses'),
      connectors: places('connectors'),
      regions: places('regions'),
      hours: places('hours'),
    };
  }

  #count(dimension: Dimension, name: string | undefined, times: number): void {
    if (name === undefined || name === '') return;
    const counts = this.#counts[dimension];
    const known = counts.get(name);
    if (known === undefined && counts.size >= (dimension === 'hours' ? KEPT_HOURS : KEPT_NAMES)) return;
    counts.set(name, (known ?? 0) + times);
  }
}

/** A trace tells the address of a delivered attempt in its sentence: `Message sent to mail.contoso.com at 192.0.2.10 using TLS1.2`. */
function addressOf({
  targetAddress,
  proxyTargetAddress,
  outcome,
  text,
}: DeliveryAttempt): string | undefined {
  const told = targetAddress ?? proxyTargetAddress;
  if (told !== undefined || outcome !== 'delivered' || text === undefined) return told;
  return / at ([0-9a-f.:]{3,45}) using TLS/i.exec(text)?.[1];
}

/** `EUR05` of `DB5EUR05FT021.eop-EUR05.prod.protection.outlook.com`. */
function regionOf(eopServer: string): string | undefined {
  return /\.eop-([a-z]{3,4}\d{2})\./i.exec(eopServer)?.[1]?.toUpperCase();
}
