import type { Share } from '../diagnosis.js';
import type { Dimension, Place } from './breakdown.js';
import type { FaultObservation } from './observations.js';

/** Fewer attempts than this say nothing about a place or an hour. */
const TELLING = 5;

/** Attempts that make a share. */
const ENOUGH = 10;

/** A place at which all failures are, while others work. */
export interface Concentration {
  readonly dimension: Exclude<Dimension, 'hours'>;
  readonly names: readonly string[];
  readonly failed: number;
  readonly total: number;
  /** Attempts elsewhere, none of which failed with this. */
  readonly elsewhere: number;
}

const PLACES: readonly Exclude<Dimension, 'hours'>[] = ['servers', 'addresses', 'connectors', 'regions'];

/** The places a fault keeps to: all its failures are there, and elsewhere attempts went well. */
export function concentrations({ where, examplesOnly }: FaultObservation): Concentration[] {
  if (examplesOnly) return [];
  return PLACES.flatMap((dimension) => {
    const failing = where[dimension].filter(({ failed }) => failed > 0);
    const elsewhere = sum(
      where[dimension].filter(({ failed }) => failed === 0),
      ({ total }) => total,
    );
    if (failing.length === 0 || elsewhere < TELLING) return [];
    return [
      {
        dimension,
        names: failing.map(({ name }) => name),
        failed: sum(failing, ({ failed }) => failed),
        total: sum(failing, ({ total }) => total),
        elsewhere,
      },
    ];
  });
}

/** The hour a fault began in, where enough attempts before it went well. */
export function beginning({
  where: { hours },
  first,
  examplesOnly,
}: FaultObservation): { readonly since: string; readonly before: number } | undefined {
  if (first === null || examplesOnly) return undefined;
  const before = sum(
    hours.filter(({ name }) => name < first.slice(0, 13)),
    ({ total }) => total,
  );
  return before >= TELLING ? { since: first, before } : undefined;
}

/** The share of failing attempts in the hours after the one a fault began in, where there are enough; else over all hours. */
export function shareSince(fault: FaultObservation): Share {
  const began = beginning(fault)?.since.slice(0, 13);
  if (began === undefined) return fault.share;
  const after = fault.where.hours.filter(({ name }) => name > began);
  const total = sum(after, (hour) => hour.total);
  return total >= ENOUGH ? { failed: sum(after, (hour) => hour.failed), total } : fault.share;
}

const WORDS: Readonly<Record<Concentration['dimension'], string>> = {
  servers: 'at ',
  addresses: 'at address ',
  connectors: 'on connector ',
  regions: 'from region ',
};

/** `Since Tuesday 2026-11-03 14:00 UTC (57 attempts before that went well), only at EX02: 61 of 64 attempts there failed …` */
export function whenAndWhere(fault: FaultObservation): string | undefined {
  const began = beginning(fault);
  const [place] = concentrations(fault).filter(({ names }) => names.length <= 3);
  const parts = [
    ...(began
      ? [
          `since ${weekday(began.since)} ${began.since.slice(0, 10)} ${began.since.slice(11, 16)} UTC, with ${began.before} attempts before that free of it`,
        ]
      : []),
    ...(place
      ? [
          `only ${WORDS[place.dimension]}${place.names.join(' and ')}: ${place.failed} of ${place.total} attempts there failed, and none of ${place.elsewhere} elsewhere`,
        ]
      : []),
  ];
  if (parts.length === 0) return undefined;
  const text = parts.join('; ');
  return `${fault.fault} is seen ${text}.`;
}

function weekday(iso: string): string {
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  return days[new Date(iso).getUTCDay()] ?? '';
}

function sum(places: readonly Place[], value: (place: Place) => number): number {
  return places.reduce((total, place) => total + value(place), 0);
}
