import type { Hop } from '../message-headers.js';
import { withDelays } from './message-headers.js';
import { readMailTime } from './mail-time.js';
import { readLabel } from './ndr-labels.js';

const RELAY_TIME = /^(\*|-?\d+)(?:\s*(s|sec|secs|second|seconds|min|mins|minute|minutes|h|hour|hours))?$/i;
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };
const TIME = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/;
const CLOCK = /^\d{1,2}:\d\d(?::\d\d)?(?:\s*[AP]M)?$/i;

/**
 * Reads the hop table of a report of Exchange Online (hop, time, from, to, with, relay time), whose cells are parted by
 * tabs, wide blanks or line ends, as the mail program left them. It ends where the next label stands.
 */
export function readHopTable(
  lines: readonly string[],
  from: number,
  maxHops: number,
): { readonly hops: readonly Hop[]; readonly next: number; readonly cut: boolean } {
  let next = from;
  while (next < lines.length && !readLabel(lines[next] ?? '')) next++;
  const cells = lines
    .slice(from, next)
    .flatMap((line) => line.split(/\t| {2,}/))
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  const rows: string[][] = [];
  let cut = false;
  for (const [at, cell] of cells.entries()) {
    // A number that is one more than the last begins a row, where a time follows; within a row it is a relay time.
    if (cell === String(rows.length + 1) && TIME.test(cells[at + 1] ?? '')) {
      if (rows.length >= maxHops) {
        cut = true;
        break;
      }
      rows.push([]);
    } else rows.at(-1)?.push(cell);
  }
  return { hops: withDelays(rows.map(toHop)), next, cut };
}

function toHop(row: readonly string[]): Hop {
  const cells = [...row];
  let time = cells.shift() ?? '';
  if (CLOCK.test(cells[0] ?? '')) time = `${time} ${cells.shift() ?? ''}`;
  const relay = RELAY_TIME.exec(cells.at(-1) ?? '');
  if (relay) cells.pop();
  const [from, by, ...rest] = cells;
  const seconds = relay?.[1] === '*' || relay?.[1] === undefined ? undefined : Number(relay[1]);
  const unit = SECONDS[relay?.[2]?.charAt(0).toLowerCase() ?? 's'] ?? 1;
  const version = /version=TLS(\d)_(\d)/.exec(rest.join(' '));
  const cipher = /cipher=([A-Za-z0-9_-]{1,80})/.exec(rest.join(' '))?.[1];
  return {
    ...(from !== undefined && { from }),
    ...(by !== undefined && { by }),
    ...(rest.length > 0 && { with: rest.join(' ') }),
    ...(version && { tlsVersion: `TLS ${version[1] ?? ''}.${version[2] ?? ''}` }),
    ...(cipher !== undefined && { cipher }),
    time: readMailTime(time),
    ...(seconds !== undefined && { delaySeconds: seconds * unit }),
  };
}
