import type { Command } from 'commander';
import { describeObject, objectsOf } from '@hybrid-mailflow/connector-model';
import { formatOverviewText, printJson } from '@hybrid-mailflow/report';
import type { Terminal } from '../../terminal.js';
import { CONNECTORS_SCHEMA_VERSION, examine, examineCommand, type ExamineFlags } from './examine.js';

/** `connectors show`: both sides as configured. */
export function showCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return examineCommand('show', 'servers, connectors and certificates of both sides').action(
    async (paths: string[], flags: ExamineFlags) => {
      const { examined, text, exitCode } = await examine(paths, flags, terminal);
      const { organization, evidence, issues } = examined;
      terminal.output.write(
        flags.format === 'json'
          ? printJson({
              schemaVersion: CONNECTORS_SCHEMA_VERSION,
              servers: organization.servers,
              objects: objectsOf(organization).map(describeObject),
              evidence,
              issues,
            })
          : formatOverviewText(organization, text),
      );
      finish(exitCode(false));
    },
  );
}
