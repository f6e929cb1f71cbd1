import { format } from 'prettier';
import type { Case } from './case.js';
import { halfDeferred } from './half-deferred.js';
import { healthyTwoServers } from './healthy-two-servers.js';
import { LAB_CASES } from './lab/index.js';

/** Every case of cases/. */
export const CASES: readonly Case[] = [halfDeferred, healthyTwoServers, ...LAB_CASES];

/** The files of a case by path below its folder. */
export function filesOf({ readme, expected, evidence }: Case): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', readme],
    ['expected.json', `${JSON.stringify(expected, null, 2)}\n`],
    ...Object.entries(evidence).map(([path, text]) => [`evidence/${path}`, text] as const),
  ]);
}

/** cases/README.md */
export async function casesPage(): Promise<string> {
  const rows = CASES.map(({ slug, readme, expected }) => {
    const title = /^# (.+)$/m.exec(readme)?.[1] ?? slug;
    const cause = expected.causes[0]?.id;
    const told = cause === undefined ? 'none' : `[${cause}](../docs/causes/${cause}.md)`;
    return `| [${slug}](${slug}/README.md) | ${title} | ${told} |`;
  });
  const page = `# Cases

Whole incidents: what an administrator of both sides has (\`evidence/\`), what happened (\`README.md\`), and what a diagnosis and a
plan must say of it (\`expected.json\`: cause, servers, share, since when, settings, what to do next), judged by hand.
\`hybrid-mailflow diagnose cases/<name> --as-of 2026-11-24\` shows any of them; the command line, the Action, the API and the library
give the same bytes. \`pnpm cases\` writes them anew. All names, addresses and certificates are made up.

| Case | What happened | Cause |
| --- | --- | --- |
${rows.join('\n')}
`;
  return format(page, { parser: 'markdown', printWidth: 110 });
}
