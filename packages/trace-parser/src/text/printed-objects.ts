import { FORMATS, type ExportRecord, type Property } from '@hybrid-mailflow/powershell-export';
import type { Origin } from '@hybrid-mailflow/evidence';
import type { TextLine } from './text-form.js';

/** Reads lists and tables alike. */
const consoleReader = FORMATS.find(({ id }) => id === 'format-table');

/**
 * The objects PowerShell printed among other lines, with the places of their properties in the whole text. The label
 * above a table (`PSParentPath: …`, `ProviderName: …`) is a property of its rows.
 */
export function readPrintedObjects(lines: readonly TextLine[], item: string): ExportRecord[] {
  return runsOf(lines).flatMap((run) => {
    const first = run[0]?.number ?? 1;
    const records = consoleReader?.read(run.map(({ text }) => text).join('\n'), { item }).records ?? [];
    return records.map((record) => placed(record, first));
  });
}

/** Lines that follow each other: between them stands what another reader took. */
function runsOf(lines: readonly TextLine[]): TextLine[][] {
  const runs: TextLine[][] = [];
  let run: TextLine[] = [];
  for (const line of lines) {
    if (line.number !== (run.at(-1)?.number ?? -1) + 1) runs.push((run = []));
    run.push(line);
  }
  return runs;
}

function placed(record: ExportRecord, first: number): ExportRecord {
  if (first === 1) return record;
  const moved = (origin: Origin): Origin => ({
    ...origin,
    ...(origin.line !== undefined && { line: origin.line + first - 1 }),
    ...(origin.endLine !== undefined && { endLine: origin.endLine + first - 1 }),
  });
  const properties = new Map(
    [...record.properties].map(([name, property]): [string, Property] => [
      name,
      property.state === 'absent' ? property : { ...property, origin: moved(property.origin) },
    ]),
  );
  return { ...record, properties, origin: moved(record.origin) };
}
