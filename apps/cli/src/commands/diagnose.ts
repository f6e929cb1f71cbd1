import { Command } from 'commander';
import { diagnose, type Diagnosis } from '@hybrid-mailflow/diagnosis';
import { planRemediation } from '@hybrid-mailflow/remediation';
import { formatJson, formatMarkdown, formatText, type Threshold } from '@hybrid-mailflow/report';
import { EXIT, exitCodeOf } from '../exit-code.js';
import { gatherEvidence } from '../gather-evidence.js';
import { asOfOption, failOnOption, formatOption } from '../options.js';
import { paintFor } from '../paint.js';
import { repairCommand } from '../repair-command.js';
import type { Terminal } from '../terminal.js';

interface DiagnoseFlags {
  readonly format: 'text' | 'json' | 'markdown';
  readonly asOf?: string;
  readonly failOn: Threshold;
}

/** `diagnose`: evidence in, cause out. `finish` takes the exit code. */
export function diagnoseCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return new Command('diagnose')
    .description('find out why mail fails, from exports, logs and traces in any format')
    .argument('[paths...]', 'files or folders; standard input with - or with none')
    .addOption(formatOption('text', 'json', 'markdown'))
    .addOption(asOfOption())
    .addOption(failOnOption())
    .action(async (paths: string[], flags: DiagnoseFlags) => {
      const evidence = await gatherEvidence(paths, terminal);
      const diagnosis = await diagnose(evidence.items, { asOf: flags.asOf ?? terminal.now() });
      terminal.output.write(printed(diagnosis, flags, paths, evidence.root, terminal));
      finish(evidence.unreadable.length > 0 ? EXIT.usage : exitCodeOf(diagnosis, flags.failOn));
    });
}

function printed(
  diagnosis: Diagnosis,
  { format, asOf }: DiagnoseFlags,
  paths: readonly string[],
  evidenceRoot: string,
  terminal: Terminal,
): string {
  if (format === 'json') return formatJson(diagnosis);
  const plan = planRemediation(diagnosis);
  if (format === 'markdown') return formatMarkdown(diagnosis, { plan });
  return formatText(diagnosis, {
    ...(terminal.output.columns === undefined ? {} : { width: terminal.output.columns }),
    paint: paintFor(terminal),
    evidenceRoot,
    undated: asOf === undefined,
    plan,
    planCommand: repairCommand(paths),
  });
}
