import type { Diagnosis } from '@hybrid-mailflow/diagnosis';
import type { Shell, Step } from './plan.js';

/** The plan in a sentence or two: how many steps where, and which servers are right and left alone. */
export function summaryOf({ predictions }: Diagnosis, steps: readonly Step[], instructions: number): string {
  const where = steps.map(({ server }) => server);
  const right = new Set(predictions.filter(isRight).map(({ server }) => server));
  const untouched = steps.length === 0 ? [] : [...right].filter((server) => !where.includes(server));
  const parts = [
    steps.length === 0 ? 'No step a script can take' : `${count(steps.length, 'step')} ${placesText(steps)}`,
    ...(instructions === 0 ? [] : [`${count(instructions, 'instruction')} for people`]),
  ];
  return [`${parts.join(', ')}.`, ...(untouched.length === 0 ? [] : [leftAlone(untouched)])].join(' ');
}

function isRight({ outcome }: Diagnosis['predictions'][number]): boolean {
  return outcome === 'delivered' || outcome === 'delivered-as-internal';
}

function leftAlone(servers: readonly string[]): string {
  if (servers.length > 3) return `${servers.length} servers are right already and are not touched.`;
  return `${listed(servers)} ${servers.length === 1 ? 'is right already and is' : 'are right already and are'} not touched.`;
}

/** `on EX01 and EX02, in the Exchange organization and in Exchange Online` */
function placesText(steps: readonly Step[]): string {
  const servers = [...new Set(steps.flatMap(({ server }) => server ?? []))];
  const whole = steps.filter(({ server }) => server === null).map(({ shell }) => SIDES[shell]);
  return listed([...(servers.length === 0 ? [] : [`on ${listed(servers)}`]), ...new Set(whole)]);
}

/** More servers than these are counted. */
const MOST_NAMED = 4;

const SIDES: Readonly<Record<Shell, string>> = {
  'exchange-management-shell': 'in the Exchange organization',
  'exchange-online': 'in Exchange Online',
};

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length > MOST_NAMED)
    return `${names.slice(0, MOST_NAMED - 1).join(', ')} and ${names.length - MOST_NAMED + 1} more`;
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
