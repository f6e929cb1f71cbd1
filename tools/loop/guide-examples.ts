import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PowershellSession } from '../../packages/remediation/test/powershell/powershell-session.js';
import { repository } from '../testing/src/index.js';
import { LOOPS } from './loops.js';
import { PlayedOrganization } from './played-organization.js';

const PAGE = join(repository, 'docs/guide/from-incident-to-repair.md');
/** A block of the page: a script as it is typed, and what it prints. */
const BLOCK = /^```text\nPS> (\.\\\d\d-[a-z]+\.ps1)( -WhatIf)?\n([^]*?)^```$/gm;

/** The page as it stands. */
export const readGuide = () => readFileSync(PAGE, 'utf8');

export const GUIDE = PAGE;

/** The page with what its scripts print now, each run in the order of the page against the founding organization. */
export async function refreshedGuide(session: PowershellSession): Promise<string> {
  const loop = LOOPS.find(({ name }) => name === 'half-deferred');
  if (loop === undefined) throw new Error('no founding loop');
  const organization = new PlayedOrganization(session, loop.state());
  try {
    for (const { server, name, bytes } of loop.logs) organization.addLog(server, name, bytes, 1);
    const { archives } = await organization.collect();
    const traces = organization.addBeside(loop.beside);
    await organization.type('plan', ...archives, ...traces, '--out', 'fix');
    let page = readGuide();
    for (const [block, script = '', whatIf = ''] of page.matchAll(BLOCK)) {
      const given = whatIf !== '' ? { WhatIf: true } : /0[24]/.test(script) ? { Confirm: false } : {};
      const path = `fix/exchange-management-shell/${script.slice(2)}`;
      const { output } = await organization.run('onprem', path, given);
      page = page.replace(
        block,
        `\`\`\`text\nPS> ${script}${whatIf}\n${printed(output)}\n\`\`\``.replaceAll('$', '$$$$'),
      );
    }
    return page;
  } finally {
    organization.remove();
  }
}

/** Without what differs from run to run. */
function printed(output: string): string {
  return output
    .replace(
      /^Old values saved: .*[\\/](step-\d+)-\w+\.clixml$/gm,
      String.raw`Old values saved: backup\$1-20261124T090000Z.clixml`,
    )
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
