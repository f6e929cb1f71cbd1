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
  readonly #counts: Readonly<Record<Exclude<Dimension, 'hours'>, Map<string, number>>> = {
    servers: new Map(),
    addresses: new Map(),
    connectors: new Map(),
    regions: new Map(),
  };
  /** By who watched: what a trace and a log tell of the same hour are not added up. */
  readonly #hours = new Map<string, Map<string, number>>();

  /** @param watcher what tells of the attempt, such as a trace; hours are counted for each. */
  add(attempt: DeliveryAttempt, times: number, watcher: string): void {
    count(this.#counts.servers, attempt.server?.toUpperCase(), times, KEPT_NAMES);
    count(this.#counts.addresses, addressOf(attempt), times, KEPT_NAMES);
    count(this.#counts.connectors, attempt.connector, times, KEPT_NAMES);
    if (attempt.eopServer !== undefined)
      count(this.#counts.regions, regionOf(attempt.eopServer), times, KEPT_NAMES);
    count(
      this.#hoursOf(watcher),
      (attempt.time?.iso ?? attempt.lastRetry?.iso)?.slice(0, 13),
      times,
      KEPT_HOURS,
    );
  }

  /** The places of a fault, each beside what `all` attempts there were; the hours by one watcher. */
  beside(all: PlaceTally, watcher: string): Breakdown {
    const [own, whole] = [this.#counts, all.#counts];
    return {
      servers: places(own.servers, whole.servers),
      addresses: places(own.addresses, whole.addresses),
      connectors: places(own.connectors, whole.connectors),
      regions: places(own.regions, whole.regions),
      hours: places(this.#hoursOf(watcher), all.#hoursOf(watcher)),
    };
  }

  #hoursOf(watcher: string): Map<string, number> {
    const known = this.#hours.get(watcher);
    if (known) return known;
    const hours = new Map<string, number>();
    this.#hours.set(watcher, hours);
    return hours;
  }
}

function places(own: ReadonlyMap<string, number>, all: ReadonlyMap<string, number>): Place[] {
  return [...all]
    .map(([name, total]) => ({ name, failed: own.get(name) ?? 0, total }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function count(counts: Map<string, number>, name: string | undefined, times: number, kept: number): void {
  if (name === undefined || name === '') return;
  const known = counts.get(name);
  if (known === undefined && counts.size >= kept) return;
  counts.set(name, (known ?? 0) + times);
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
