import type { Issue, Origin } from '@hybrid-mailflow/evidence';
import type { ExportRecord, Property } from '../export-record.js';
import type { ExportFormatReader, ReadExportOptions } from '../format.js';

/** `Name<padding>: value`; the name is that of a .NET property. */
const PROPERTY_LINE = /^(\s*)([A-Za-z_][A-Za-z0-9_.]*)(\s*): ?(.*)$/;
const PROMPT = /^\s*(?:\[PS\]\s*)?(?:PS )?[A-Za-z]:\\[^>]*>\s*(\S.*)$/;

interface Line {
  readonly text: string;
  readonly number: number;
}

/** Reads what Format-List prints, objects separated by blank lines (§G.3.1). */
function parseFormatList(
  text: string,
  { item }: ReadExportOptions,
): { records: ExportRecord[]; issues: Issue[] } {
  const records: ExportRecord[] = [];
  let command: string | undefined;
  let block: Line[] = [];
  const close = () => {
    const record = readBlock(block, item, records.length, command);
    if (record) records.push(record);
    block = [];
  };
  text.split(/\r\n|\n|\r/).forEach((raw, at) => {
    const line = raw.replace(/^(?:>\s?)+/, '');
    const prompt = PROMPT.exec(line);
    if (prompt || line.trim() === '') close();
    if (prompt) command = prompt[1];
    else if (line.trim() !== '') block.push({ text: line, number: at + 1 });
  });
  close();
  return { records, issues: [] };
}

function readBlock(
  block: readonly Line[],
  item: string,
  record: number,
  command: string | undefined,
): ExportRecord | undefined {
  const column = colonColumn(block);
  if (column === undefined) return undefined;
  const properties = new Map<string, Property>();
  const [first] = block;
  let name: string | undefined;
  let lines: Line[] = [];
  const close = () => {
    if (name !== undefined)
      properties.set(name, readValue(lines, { item, record, path: name, line: lines[0]?.number ?? 1 }));
  };
  for (const line of block) {
    const match = PROPERTY_LINE.exec(line.text);
    if (match && line.text.indexOf(':') === column) {
      close();
      name = match[2];
      lines = [{ text: match[4] ?? '', number: line.number }];
    } else if (name !== undefined) lines.push({ text: line.text.trim(), number: line.number });
  }
  close();
  if (properties.size === 0) return undefined;
  return {
    format: 'format-list',
    typeNames: [],
    properties,
    ...(command === undefined ? {} : { command }),
    origin: { item, record, line: first?.number ?? 1 },
  };
}

/** The names of an object are padded to one width, so all its colons stand in one column. */
function colonColumn(block: readonly Line[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { text } of block) {
    const match = PROPERTY_LINE.exec(text);
    if (match) counts.set(text.indexOf(':'), (counts.get(text.indexOf(':')) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 ? best[0] : undefined;
}

function readValue(lines: readonly Line[], origin: Origin): Property {
  const text = lines
    .map((line) => line.text.trimEnd())
    .join(' ')
    .trim();
  if (text === '' || text === '{}') return { state: 'empty', origin };
  if (text.startsWith('{') && text.endsWith('}')) {
    const inner = text.slice(1, -1);
    const items = inner.split(/, (?=\S)/);
    if (/(?:\.\.\.|…)$/.test(inner))
      return { state: 'truncated', value: items.map((part) => part.replace(/(?:\.\.\.|…)$/, '')), origin };
    return { state: 'value', value: items, origin };
  }
  return { state: 'value', value: text, origin };
}

export const formatList: ExportFormatReader = {
  id: 'format-list',
  title: 'Format-List',
  detect({ label, text }) {
    if (parseFormatList(text, { item: label }).records.length === 0) return undefined;
    return { format: 'format-list', score: 0.6, reason: 'Name : value lines' };
  },
  read: parseFormatList,
};
