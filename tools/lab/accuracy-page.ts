import { AS_OF, type Measured } from './measure.js';
import { distribution } from './shape.js';

/** Organizations of the page and of the test: 15 of each cause and 40 healthy ones, 520 in all. */
export const RUN = { seed: 11_235_000, each: 15, healthy: 40 } as const;

/** How many of each truth were called what, the truth first. */
export function confusion(measured: readonly Measured[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const rows = new Map<string, Map<string, number>>();
  for (const { truth, first } of measured) {
    const row = rows.get(truth) ?? new Map<string, number>();
    row.set(first, (row.get(first) ?? 0) + 1);
    rows.set(truth, row);
  }
  return rows;
}

export const isRight = ({ truth, first }: Measured) => truth === first;

/** docs/reference/accuracy.md */
export function accuracyPage(measured: readonly Measured[]): string {
  const right = measured.filter(isRight).length;
  const wrongly = measured.filter(({ wronglyCertain }) => wronglyCertain.length > 0);
  const rows = [...confusion(measured)].map(([truth, named]) => {
    const total = [...named.values()].reduce((sum, count) => sum + count, 0);
    const others = [...named]
      .filter(([first]) => first !== truth)
      .map(([first, count]) => `${first} ${count}`);
    return `| ${truth} | ${named.get(truth) ?? 0} of ${total} | ${others.join(', ')} |`;
  });
  return `# How often the diagnosis is right

\`pnpm lab\` builds ${measured.length} organizations from seed ${RUN.seed}. One cause damages each of them, or none. A simulation that
shares no code with the prediction walks their SMTP sessions; what the two sides would export and log of an hour is written, and
diagnosed as of ${AS_OF.slice(0, 10)}.

The cause that stands first is the right one in ${right} of ${measured.length} (${((right / measured.length) * 100).toFixed(1)} %). A cause that is not the
right one is called certain in ${wrongly.length}. For healthy organizations, right means that no cause is
named; nothing else is found there either, beside advice and Exchange 2013, which Exchange Online no longer takes mail from.

These are organizations made here, with everything at hand that could be asked for: the figures show that rules, prediction
and ranking agree with a second reading of the same facts. They do not tell how often real evidence suffices.

## What they are like

| | Organizations |
| --- | --- |
${distribution(measured.map(({ shape }) => shape))
  .map(
    ([name, counts]) => `| ${name} | ${counts.map(({ value, count }) => `${value}: ${count}`).join(', ')} |`,
  )
  .join('\n')}

## What was named

| Damaged by | Named first | Named instead |
| --- | --- | --- |
${rows.join('\n')}
`;
}
