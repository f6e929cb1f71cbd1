import { readExport, type ExportRecord, type Property } from '@hybrid-mailflow/powershell-export';
import { columnsOf, cutRow, type TableRow } from './table-rows.js';
import { readPrompt } from './prompt.js';
import type { TextLine } from './text-form.js';

/** `    PSParentPath: …\Certificate::LocalMachine\My`, `   ProviderName: Schannel`: what the rows of a table share. */
const HEADING = /^\s+([A-Z]\w{1,30}): (\S.*)$|^(PSParentPath): (\S.*)$/;

/**
 * The objects PowerShell printed among other lines: rows of its tables, and its lists. The heading above a table
 * becomes a property of its rows, as it is one of the objects.
 */
export function readPrintedObjects(lines: readonly TextLine[], item: string): ExportRecord[] {
  const records: ExportRecord[] = [];
  const runs: TextLine[][] = [];
  let run: TextLine[] = [];
  let heading: { readonly name: string; readonly value: string } | undefined;
  let command: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) continue;
    const prompt = readPrompt(line.text);
    if (prompt) {
      command = prompt.command;
      heading = undefined;
    }
    const shared = HEADING.exec(line.text);
    if (shared)
      heading = { name: shared[1] ?? shared[3] ?? '', value: (shared[2] ?? shared[4] ?? '').trim() };
    const columns = columnsOf(line.text, lines[at + 1]?.text ?? '');
    if (!columns) {
      if (line.number !== (run.at(-1)?.number ?? -1) + 1) runs.push((run = []));
      run.push(line);
      continue;
    }
    at += 2;
    for (let row = lines[at]; row && row.text.trim() !== '' && !readPrompt(row.text); row = lines[++at]) {
      records.push(fromRow(cutRow(columns, row), item, heading, command));
    }
    at--;
  }
  return [...records, ...runs.flatMap((lists) => readLists(lists, item))].sort(
    (a, b) => (a.origin.line ?? 0) - (b.origin.line ?? 0),
  );
}

function fromRow(
  { cells, line }: TableRow,
  item: string,
  heading: { readonly name: string; readonly value: string } | undefined,
  command: string | undefined,
): ExportRecord {
  const properties = new Map<string, Property>();
  for (const [name, text] of cells) properties.set(name, cell(text, { item, line, path: name }));
  if (heading && !properties.has(heading.name)) {
    const { name, value } = heading;
    properties.set(name, { state: 'value', value, origin: { item, line, path: name } });
  }
  return {
    format: 'format-table',
    typeNames: [],
    properties,
    ...(command !== undefined && { command }),
    origin: { item, line },
  };
}

function cell(text: string, origin: { item: string; line: number; path: string }): Property {
  if (text === '') return { state: 'empty', origin };
  const left = text.replace(/(?:\.\.\.|…)}?$/, '');
  return left === text
    ? { state: 'value', value: text, origin }
    : { state: 'truncated', value: left.replace(/^\{/, ''), origin };
}

/** The lists among lines that follow each other. */
function readLists(lines: readonly TextLine[], item: string): ExportRecord[] {
  if (!lines.some(({ text }) => /^\s{0,8}[A-Za-z_][\w.]*\s*: /.test(text))) return [];
  const { format, records } = readExport(lines.map(({ text }) => text).join('\n'), { item });
  if (format !== 'format-list') return [];
  return records.map((record) => ({
    ...record,
    origin: { ...record.origin, line: lines[(record.origin.line ?? 1) - 1]?.number ?? 1 },
  }));
}
