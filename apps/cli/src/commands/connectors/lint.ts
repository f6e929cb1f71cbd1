import type { Command } from 'commander';
import { formatLintText, printJson, reachesThreshold, type Threshold } from '@hybrid-mailflow/report';
import { failOnOption } from '../../options.js';
import type { Terminal } from '../../terminal.js';
import { CONNECTORS_SCHEMA_VERSION, examine, examineCommand, type ExamineFlags } from './examine.js';

/** `connectors lint`: what is wrong with the configuration, whatever was observed. */
export function lintCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return examineCommand('lint', 'what is wrong with the configuration alone, with file and line')
    .addOption(failOnOption())
    .action(async (paths: string[], flags: ExamineFlags & { readonly failOn: Threshold }) => {
      const { examined, text, exitCode } = await examine(paths, flags, terminal);
      const { findings, gaps, issues, evidence, asOf } = examined;
      terminal.output.write(
        flags.format === 'json'
          ? printJson({ schemaVersion: CONNECTORS_SCHEMA_VERSION, asOf, findings, gaps, evidence, issues })
          : formatLintText(examined, text),
      );
      finish(exitCode(reachesThreshold(examined, flags.failOn)));
    });
}
