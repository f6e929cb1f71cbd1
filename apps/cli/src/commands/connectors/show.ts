import type { Command } from 'commander';
import { describeConfiguration } from '@hybrid-mailflow/diagnosis';
import { formatOverviewText, printJson } from '@hybrid-mailflow/report';
import type { Terminal } from '../../terminal.js';
import { CONNECTORS_SCHEMA_VERSION, examine, examineCommand, type ExamineFlags } from './examine.js';

/** `connectors show`: both sides as configured. */
export function showCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return examineCommand('show', 'servers, connectors and certificates of both sides').action(
    async (paths: string[], flags: ExamineFlags) => {
      const { examined, text, exitCode } = await examine(paths, flags, terminal);
      const { organization, evidence, issues } = examined;
      const { servers } = organization;
      const objects = describeConfiguration(organization);
      terminal.output.write(
        flags.format === 'json'
          ? printJson({
              schemaVersion: CONNECTORS_SCHEMA_VERSION,
              servers,
              objects,
              evidence,
              issues,
            })
          : formatOverviewText({ servers, objects }, text),
      );
      finish(exitCode(false));
    },
  );
}
