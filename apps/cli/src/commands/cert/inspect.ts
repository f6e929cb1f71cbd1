import { Command } from 'commander';
import { printJson, reachesThreshold, type Threshold } from '@hybrid-mailflow/report';
import { inspectFile, type FileInspection } from '../../certificates/inspect-file.js';
import { inspectionJson } from '../../certificates/inspection-json.js';
import { inspectionText } from '../../certificates/inspection-text.js';
import { passwordFileOption, type PasswordFlags } from '../../certificates/pfx-password.js';
import { readCertificateFiles } from '../../certificates/read-certificate-files.js';
import { settingFor } from '../../certificates/setting.js';
import { trustOption, trustStores } from '../../certificates/trust-stores.js';
import { EXIT } from '../../exit-code.js';
import { asOfOption, failOnOption, formatOption } from '../../options.js';
import type { Terminal } from '../../terminal.js';

interface InspectFlags extends PasswordFlags {
  readonly format: 'text' | 'json';
  readonly name?: string;
  readonly asOf?: string;
  readonly failOn: Threshold;
  readonly trust?: readonly string[];
}

/** `cert inspect`: fields, faults and chain of every certificate in the files. */
export function inspectCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return new Command('inspect')
    .description('show certificates, their faults, and who trusts their chain')
    .argument('[files...]', 'PEM, DER, P7B, PFX, exports, logs; standard input with - or with none')
    .option('--name <name>', 'the name peers expect, such as TlsDomain of the OutboundConnector')
    .addOption(trustOption())
    .addOption(passwordFileOption())
    .addOption(formatOption('text', 'json'))
    .addOption(asOfOption())
    .addOption(failOnOption())
    .action(async (paths: string[], flags: InspectFlags) => {
      const asOf = flags.asOf ?? terminal.now();
      const stores = await trustStores(flags.trust, terminal);
      const { files, unreadable } = await readCertificateFiles(paths, flags, terminal);
      const context = { asOf, stores, ...(flags.name === undefined ? {} : { name: flags.name }) };
      const inspections = files.map((file) => inspectFile(file, context));
      const setting = settingFor(terminal);
      terminal.output.write(
        flags.format === 'json'
          ? printJson({ asOf, files: inspections.map(inspectionJson) })
          : inspections.map((inspection) => inspectionText(inspection, asOf, setting)).join('\n'),
      );
      if (unreadable) finish(EXIT.usage);
      else if (inspections.every(({ certificates }) => certificates.length === 0)) finish(EXIT.notRecognised);
      else
        finish(
          reachesThreshold({ findings: findingsOf(inspections) }, flags.failOn)
            ? EXIT.something
            : EXIT.nothing,
        );
    });
}

/** Failing lints; a chain that no store takes because it breaks a rule counts as a blocker. */
function findingsOf(inspections: readonly FileInspection[]) {
  return inspections.flatMap(({ lints, chains }) => [
    ...lints.flat().filter(({ outcome }) => outcome.outcome === 'fail'),
    ...chains
      .filter(({ verdicts }) => verdicts.length > 0 && verdicts.every(({ result }) => result === 'invalid'))
      .map(() => ({ severity: 'blocker' as const })),
  ]);
}
