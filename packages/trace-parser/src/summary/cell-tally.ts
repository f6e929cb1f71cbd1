import type { FaultTally } from './fault-tally.js';
import { SmallestKeys } from './smallest-keys.js';
import type { SummaryCell } from './trace-summary.js';

/** `2026-03-02T08` */
const HOUR_LENGTH = 13;

type Cell = { -readonly [Key in keyof SummaryCell]: SummaryCell[Key] };

/** Counts by fault, hour and server. */
export class CellTally {
  readonly #cells: SmallestKeys<string, Cell>;
  /** The cell counted last, by fault and server: the rows of a log seldom begin another hour. */
  readonly #latest = new WeakMap<FaultTally, Map<string, Cell>>();

  constructor(limit: number) {
    this.#cells = new SmallestKeys(limit);
  }

  add(tally: FaultTally, time: string, server: string, count: number): void {
    let latest = this.#latest.get(tally);
    if (!latest) {
      latest = new Map();
      this.#latest.set(tally, latest);
    }
    let cell = latest.get(server);
    if (!cell || cell.hour === '' || !time.startsWith(cell.hour)) {
      cell = this.#cell(tally.kind, tally.fault, time.slice(0, HOUR_LENGTH), server);
      if (latest.size >= 64) latest.clear();
      latest.set(server, cell);
    }
    cell.count += count;
  }

  merge(cells: readonly SummaryCell[]): void {
    for (const { kind, fault, hour, server, count } of cells)
      this.#cell(kind, fault, hour, server).count += count;
  }

  cells(): SummaryCell[] {
    return this.#cells.sorted().map(([, cell]) => ({ ...cell }));
  }

  #cell(kind: Cell['kind'], fault: string, hour: string, server: string): Cell {
    const key = `${kind}\n${fault}\n${hour}\n${server}`;
    let cell = this.#cells.get(key);
    if (!cell) {
      cell = { kind, fault, hour, server, count: 0 };
      this.#cells.set(key, cell);
    }
    return cell;
  }
}
