import { Command } from 'commander';
import { decodeText, formatOrigin, type EvidenceItem } from '@hybrid-mailflow/evidence';
import { readFault, readWholeStream } from '@hybrid-mailflow/evidence-files';
import { readExport, type ReadExport } from '@hybrid-mailflow/powershell-export';
import { visible } from '@hybrid-mailflow/report';
import { EXIT } from '../exit-code.js';
import { gatherEvidence } from '../gather-evidence.js';
import { formatOption } from '../options.js';
import { recordPrinter } from '../records/record-printer.js';
import { say, type Terminal } from '../terminal.js';

interface ReadFlags {
  readonly format: 'json' | 'ndjson';
  readonly bytes?: boolean;
}

/** `read`: the objects of PowerShell exports as they are, without any judgement. */
export function readCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return new Command('read')
    .description('print the objects of PowerShell exports, each property with its state and place')
    .argument('[paths...]', 'files or folders; standard input with - or with none')
    .addOption(formatOption('json', 'ndjson'))
    .option('--bytes', 'print byte arrays as base64, not only their length')
    .action(async (paths: string[], flags: ReadFlags) => {
      const evidence = await gatherEvidence(paths, terminal);
      const printer = recordPrinter(flags.format, terminal.output, { bytes: flags.bytes === true });
      let isWhole = evidence.unreadable.length === 0;
      let isRecognised = false;
      for (const item of evidence.items) {
        const found = await readItem(item, terminal);
        isWhole &&= found !== undefined && !isDamaged(found);
        isRecognised ||= found !== undefined && found.format !== 'unknown';
        for (const record of found?.records ?? []) printer.print(record);
        for (const { code, text, origin } of found?.issues ?? [])
          say(terminal, visible(`${formatOrigin(origin)}: ${text} (${code})`));
      }
      printer.end();
      if (!isWhole) finish(EXIT.usage);
      else finish(isRecognised ? EXIT.nothing : EXIT.notRecognised);
    });
}

/** What stands in a file; undefined where it cannot be read, which is said. */
async function readItem(item: EvidenceItem, terminal: Terminal): Promise<ReadExport | undefined> {
  const bytes = await bytesOf(item, terminal);
  return bytes && readExport(decodeText(bytes).text, { item: item.label });
}

async function bytesOf({ label, bytes }: EvidenceItem, terminal: Terminal): Promise<Uint8Array | undefined> {
  if (bytes instanceof Uint8Array) return bytes;
  try {
    return await readWholeStream(bytes());
  } catch (error) {
    const fault = error instanceof RangeError ? `holds ${error.message}` : readFault(error);
    if (fault === undefined) throw error;
    say(terminal, visible(`${label}: ${fault}`));
    return undefined;
  }
}

/** Something in an export could not be read. That a file is no export is no damage: folders hold logs too. */
function isDamaged({ format, issues }: ReadExport): boolean {
  return format !== 'unknown' && issues.some(({ severity }) => severity === 'error');
}
