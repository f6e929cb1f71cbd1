import { Chance, guid } from './chance.js';
import type { CaseServer } from './server.js';

/** One attempt of Exchange Online to deliver one message, as both sides saw it. */
export interface Attempt {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly server: CaseServer;
  readonly accepted: boolean;
  /** The host of Exchange Online that tried, in its own data centre's naming, and how its proxy appears outside. */
  readonly eopServer: string;
  readonly clientName: string;
  readonly clientEndpoint: string;
}

export interface Message {
  readonly id: string;
  readonly traceId: string;
  readonly sender: string;
  readonly recipient: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly received: number;
  readonly mailboxServer: string;
  readonly attempts: readonly Attempt[];
}

export interface Traffic {
  readonly servers: readonly [CaseServer, ...CaseServer[]];
  /** ISO 8601; the hour that is traced. */
  readonly from: string;
  readonly until: string;
  readonly messages: number;
  readonly seed: number;
  /** Servers that Exchange Online refuses to deliver to. */
  readonly refused: readonly CaseServer[];
}

const MINUTE = 60_000;
/** A message is tried again after these minutes, then every quarter of an hour. */
const RETRIES = [5, 10];
const PEOPLE = [
  'ana',
  'bo',
  'carla',
  'dirk',
  'emre',
  'fay',
  'gita',
  'hugo',
  'iris',
  'jon',
  'kai',
  'lena',
] as const;
const OUTSIDE = ['AM0', 'AM7', 'DB5', 'DB8', 'HE1', 'VE1', 'VI1'] as const;

/** The messages of an hour, each tried at whichever server the load balancer gives, until one takes it. */
export function deliver(traffic: Traffic): readonly Message[] {
  const chance = new Chance(traffic.seed);
  const from = Date.parse(traffic.from);
  const until = Date.parse(traffic.until);
  // Nobody writes in the last quarter: what was deferred there would have had no time to be tried again.
  const writing = until - from - 15 * MINUTE;
  return Array.from({ length: traffic.messages }, () => from + chance.between(2_000, writing))
    .sort((a, b) => a - b)
    .map((received, at) => messageOf(traffic, chance, received, at, until));
}

function messageOf(traffic: Traffic, chance: Chance, received: number, at: number, until: number): Message {
  const mailboxServer = `${chance.oneOf(OUTSIDE)}PR04MB${chance.between(2000, 9999)}`;
  const sender = `${chance.oneOf(PEOPLE)}@contoso.com`;
  const recipient = `${chance.oneOf(['orders', 'stock', 'works.council', 'reception', 'plant2', 'archive'])}@contoso.com`;
  const size = chance.between(9_000, 260_000);
  const attempts: Attempt[] = [];
  let time = received + chance.between(900, 4_000);
  for (let retry = 0; time < until - 5_000; retry++) {
    const attempt = attemptAt(traffic, chance, time);
    attempts.push(attempt);
    if (attempt.accepted) break;
    time += (RETRIES[retry] ?? 15) * MINUTE + chance.between(1_000, 40_000);
  }
  const seed = `${traffic.from} ${at}`;
  return {
    id: `<${mailboxServer}${guid(seed).replaceAll('-', '').slice(0, 24).toUpperCase()}@${mailboxServer}.eurprd04.prod.outlook.com>`,
    traceId: guid(`trace ${seed}`),
    sender,
    recipient,
    size,
    received,
    mailboxServer,
    attempts,
  };
}

function attemptAt({ servers, refused }: Traffic, chance: Chance, time: number): Attempt {
  const server = chance.oneOf(servers);
  const site = chance.oneOf(OUTSIDE);
  return {
    time,
    server,
    accepted: !refused.includes(server),
    eopServer: `${site}EUR01FT0${chance.between(10, 64)}.eop-EUR01.prod.protection.outlook.com`,
    clientName: `EUR01-${site}-obe.outbound.protection.outlook.com`,
    clientEndpoint: `40.107.${chance.between(0, 23)}.${chance.between(21, 134)}:${chance.between(10_240, 64_000)}`,
  };
}
