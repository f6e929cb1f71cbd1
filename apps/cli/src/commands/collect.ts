import { Command } from 'commander';
import { renderCollector } from '@hybrid-mailflow/remediation';
import { say, type Terminal } from '../terminal.js';
import { writeNewFiles } from '../write-new-files.js';

interface CollectFlags {
  readonly out: string;
  readonly force?: boolean;
}

/** `collect`: writes the two read-only scripts that gather evidence. It runs nothing. */
export function collectCommand(terminal: Terminal): Command {
  return new Command('collect')
    .description('write two read-only PowerShell scripts that gather all evidence, one for each side')
    .requiredOption('--out <folder>', 'write the scripts there')
    .option('--force', 'replace files that are there already')
    .action(async ({ out, force }: CollectFlags) => {
      const written = await writeNewFiles(renderCollector(), out, terminal.cwd, force === true);
      for (const path of written) say(terminal, `wrote ${path}`);
      say(
        terminal,
        'Run the first in the Exchange Management Shell, the second after Connect-ExchangeOnline.',
      );
      say(terminal, 'Each writes one .zip: give both to hybrid-mailflow diagnose.');
    });
}
