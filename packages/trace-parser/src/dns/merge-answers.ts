import type { DnsAnswer } from '../fact.js';

/** One answer for each name and type that follow each other: Resolve-DnsName prints a row for every value. */
export function mergeAnswers(answers: readonly DnsAnswer[]): DnsAnswer[] {
  const merged: DnsAnswer[] = [];
  for (const answer of answers) {
    const last = merged.at(-1);
    if (last?.name.toLowerCase() !== answer.name.toLowerCase() || last.type !== answer.type) {
      merged.push(answer);
      continue;
    }
    const endLine = answer.origin.endLine ?? answer.origin.line;
    merged[merged.length - 1] = {
      ...last,
      values: [...last.values, ...answer.values],
      status: last.values.length > 0 ? last.status : answer.status,
      origin: { ...last.origin, ...(endLine !== undefined && { endLine }) },
    };
  }
  return merged;
}
