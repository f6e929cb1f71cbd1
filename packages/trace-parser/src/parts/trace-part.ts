import type { TraceFormat } from '../format.js';
import { Summarizer } from '../summary/summarizer.js';
import type { SummaryLimits, TraceSummary } from '../summary/trace-summary.js';
import type { PartJoin, PartState } from './part.js';

/** One part of an item, summed up: plain data. */
export interface TracePart {
  readonly summary: TraceSummary;
  readonly state: PartState;
  /** The column list the part was begun with. */
  readonly begunWith: string | undefined;
}

export interface TracePartOptions {
  /** Label of the evidence item, for origins. */
  readonly item: string;
  /** The column list in force where the part begins: `state.header` of a part before; not for the first. */
  readonly header?: string;
  readonly limits?: Partial<SummaryLimits>;
}

export interface TracePartReader {
  push(bytes: Uint8Array): void;
  end(): TracePart;
}

/**
 * Opens one part of an item, which must begin where a row does (`findRowStart`).
 * @throws TypeError when the format cannot be read in parts.
 */
export function openTracePart(
  format: TraceFormat,
  { item, header, limits }: TracePartOptions,
): TracePartReader {
  const summarizer = new Summarizer(limits);
  const reader = partsOf(format).open(summarizer, {
    item,
    detail: 'summary',
    ...(header !== undefined && { header }),
  });
  return {
    push: (bytes) => reader.push(bytes),
    end() {
      reader.end();
      return { summary: summarizer.summary(), state: reader.state(), begunWith: header };
    },
  };
}

/**
 * Joins the parts of one item, added in order, to the summary of the whole item: the same that reading it in one go
 * gives.
 */
export class TracePartJoiner {
  readonly #summarizer: Summarizer;
  readonly #join: PartJoin;
  #lines = 0;
  #last: PartState | undefined;

  /** @throws TypeError when the format cannot be read in parts. */
  constructor(format: TraceFormat, { item, limits }: Omit<TracePartOptions, 'header'>) {
    this.#summarizer = new Summarizer(limits);
    this.#join = partsOf(format).join(this.#summarizer, { item, detail: 'summary' });
  }

  /**
   * Adds the next part. False where the item cannot be read in parts after all (a quoted field or a change of columns
   * lies across the border, its bytes are UTF-16, its sessions cannot be told apart): then it has to be read in one go.
   */
  add({ summary, state, begunWith }: TracePart): boolean {
    const last = this.#last;
    if (!state.steady || (last && (!last.separable || last.header !== begunWith))) return false;
    this.#summarizer.merge(summary, this.#lines);
    if (!this.#join.add(state, this.#lines)) return false;
    this.#lines += state.lines;
    this.#last = state;
    return true;
  }

  end(): TraceSummary {
    this.#join.end();
    return this.#summarizer.summary();
  }
}

function partsOf(format: TraceFormat): NonNullable<TraceFormat['parts']> {
  if (!format.parts) throw new TypeError(`${format.id} cannot be read in parts`);
  return format.parts;
}
