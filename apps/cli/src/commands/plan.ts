import { Command } from 'commander';
import { diagnose } from '@hybrid-mailflow/diagnosis';
import { planRemediation } from '@hybrid-mailflow/remediation';
import { formatJson, formatPlanText } from '@hybrid-mailflow/report';
import { EXIT, planExitCode } from '../exit-code.js';
import { gatherEvidence } from '../gather-evidence.js';
import { asOfOption } from '../options.js';
import { paintFor } from '../paint.js';
import { planFiles } from '../plan-files.js';
import { say, type Terminal } from '../terminal.js';
import { writeNewFiles } from '../write-new-files.js';

interface PlanFlags {
  readonly out?: string;
  readonly json?: boolean;
  readonly force?: boolean;
  readonly asOf?: string;
  readonly detailedExitcode?: boolean;
}

const AFTER_HELP = `
Nothing is changed: what is printed is a preview. Signs: + would get a value, ~ would change, - would lose its value.

With --detailed-exitcode:
  0   nothing to do
  1   something to do: steps, or instructions for people
  4   something is wrong, and no step is safe on this evidence: the reasons stand under NOT
`;

/** `plan`: evidence in, the repair shown, and written where `--out` says. It runs nothing. */
export function planCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return new Command('plan')
    .description('show the repair, and write it as PowerShell with check, backup, verification and way back')
    .argument('[paths...]', 'files or folders; standard input with - or with none')
    .option('--out <folder>', 'write plan.json, plan.md and the scripts there')
    .option('--force', 'replace files that are there already')
    .option('--json', 'print the plan as JSON')
    .option('--detailed-exitcode', 'tell by the exit code whether there is something to do')
    .addOption(asOfOption())
    .addHelpText('after', AFTER_HELP)
    .action(async (paths: string[], flags: PlanFlags) => {
      const evidence = await gatherEvidence(paths, terminal);
      const diagnosis = await diagnose(evidence.items, { asOf: flags.asOf ?? terminal.now() });
      const plan = planRemediation(diagnosis);
      const { columns } = terminal.output;
      if (flags.out !== undefined) {
        const written = await writeNewFiles(planFiles(plan), flags.out, terminal.cwd, flags.force === true);
        for (const path of written) say(terminal, `wrote ${path}`);
      }
      terminal.output.write(
        flags.json === true
          ? formatJson(plan)
          : formatPlanText(plan, {
              ...(columns === undefined ? {} : { width: columns }),
              ...(flags.out === undefined ? {} : { folder: flags.out }),
              paint: paintFor(terminal),
            }),
      );
      if (evidence.unreadable.length > 0) finish(EXIT.usage);
      else if (flags.detailedExitcode === true) finish(planExitCode(plan, diagnosis.verdict));
      else finish(diagnosis.verdict === 'nothing-recognised' ? EXIT.notRecognised : EXIT.nothing);
    });
}
