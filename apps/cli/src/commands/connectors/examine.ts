import { Command, Option } from 'commander';
import { objectsOf } from '@hybrid-mailflow/connector-model';
import {
  examineConfiguration,
  type ExaminedConfiguration,
  type ExamineOptions,
} from '@hybrid-mailflow/diagnosis';
import type { ConnectorTextOptions } from '@hybrid-mailflow/report';
import { EXIT } from '../../exit-code.js';
import { gatherEvidence } from '../../gather-evidence.js';
import { asOfOption } from '../../options.js';
import { paintFor } from '../../paint.js';
import type { Terminal } from '../../terminal.js';

/** Version of the shape of what these commands print as JSON: the first number changes when a reader could break. */
export const CONNECTORS_SCHEMA_VERSION = '1.0';

export interface ExamineFlags {
  readonly format: 'text' | 'json';
  readonly asOf?: string;
}

export interface Examined {
  readonly examined: ExaminedConfiguration;
  readonly text: ConnectorTextOptions;
  /** The exit code, where the command itself found something or not. */
  readonly exitCode: (foundSomething: boolean) => number;
}

/** What all of these commands take. */
export function examineCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('[paths...]', 'files or folders; standard input with - or with none')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .addOption(asOfOption());
}

/** Reads what the command was given, and makes the model of it. */
export async function examine(
  paths: readonly string[],
  { asOf, ...asked }: ExamineFlags & Omit<ExamineOptions, 'asOf'>,
  terminal: Terminal,
): Promise<Examined> {
  const evidence = await gatherEvidence(paths, terminal);
  const { columns } = terminal.output;
  const examined = await examineConfiguration(evidence.items, {
    asOf: asOf ?? terminal.now(),
    ...(asked.from === undefined ? {} : { from: asked.from }),
    ...(asked.domain === undefined ? {} : { domain: asked.domain }),
  });
  const text = {
    ...(columns === undefined ? {} : { width: columns }),
    paint: paintFor(terminal),
    evidenceRoot: evidence.root,
    issues: examined.issues,
  };
  return {
    examined,
    text,
    exitCode: (foundSomething) => {
      if (evidence.unreadable.length > 0) return EXIT.usage;
      if (objectsOf(examined.organization).length === 0) return EXIT.notRecognised;
      return foundSomething ? EXIT.something : EXIT.nothing;
    },
  };
}
