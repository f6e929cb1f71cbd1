import { detectExport } from '@hybrid-mailflow/powershell-export';
import {
  detectTrace,
  FORMATS,
  splitBlocks,
  type TextBlock,
  type WrittenText,
} from '@hybrid-mailflow/trace-parser';
import type { EvidenceSink } from './evidence-sink.js';
import {
  hasArmor,
  readCertificates,
  readExported,
  readPastedObjects,
  readTrace,
  type Counts,
} from './read-forms.js';

/** A command line, which what it printed follows after a blank line. */
const PROMPT = /^[>\s]*(?:\[PS\]\s*)?(?:PS )?[A-Za-z]:\\[^>]*>\s*\S/;

/**
 * Reads a text with the output of several tools in it: what a form claims goes to that form, the rest to whatever
 * knows it: exports, certificates, texts of delivery failures. Prose that nothing knows is no issue.
 */
export function readMixed(item: string, text: string, sink: EvidenceSink, counts: Counts): void {
  for (const block of splitBlocks(text)) readBlock(item, block, sink, counts);
}

/** Reads what somebody wrote in a mail; of a text whose failures were read already, the objects alone. */
export function readWritten(
  item: string,
  { text, firstLine, told }: WrittenText,
  sink: EvidenceSink,
  counts: Counts,
): boolean {
  const before = total(counts);
  if (told) readPastedObjects(item, text, sink, counts, firstLine);
  else {
    for (const block of splitBlocks(text)) {
      readBlock(item, { ...block, firstLine: firstLine + block.firstLine - 1 }, sink, counts);
    }
  }
  return total(counts) > before;
}

function total(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function readBlock(item: string, block: TextBlock, sink: EvidenceSink, counts: Counts): void {
  if (block.format !== undefined) readWith(item, block.format, block, sink, counts);
  else if (hasArmor(block.text)) readCertificates(item, block.text, sink, counts, block.firstLine);
  else readRest(item, block, sink, counts);
}

function readRest(item: string, block: TextBlock, sink: EvidenceSink, counts: Counts): void {
  const sample = { label: item, text: block.text };
  const trace = detectTrace(sample).find(({ format }) => format !== 'mixed-text');
  const exported = detectExport(sample)[0];
  const paragraphs = trace && exported ? paragraphsOf(block) : [];
  // An export and the text of a failure in one part: each paragraph is one or the other.
  if (paragraphs.length > 1) for (const part of paragraphs) readRest(item, part, sink, counts);
  else if (exported && exported.score > (trace?.score ?? 0)) {
    readExported(item, block.text, sink, counts, block.firstLine);
  } else if (trace) readWith(item, trace.format, block, sink, counts);
}

function readWith(item: string, id: string, block: TextBlock, sink: EvidenceSink, counts: Counts): void {
  const format = FORMATS.find((candidate) => candidate.id === id);
  if (!format) return;
  const reader = readTrace(item, format, sink, counts, block.firstLine);
  reader.push(new TextEncoder().encode(block.text));
  reader.end();
}

function paragraphsOf({ text, firstLine }: TextBlock): TextBlock[] {
  const paragraphs: TextBlock[] = [];
  let lines: string[] = [];
  const close = (next: number) => {
    const first = next - lines.length;
    if (lines.length > 0) {
      paragraphs.push({
        text: lines.join('\n'),
        firstLine: firstLine + first,
        lastLine: firstLine + next - 1,
      });
    }
    lines = [];
  };
  const all = text.split('\n');
  for (const [at, line] of all.entries()) {
    const blank = line.replace(/^[>\s]+/, '') === '';
    if (blank && !PROMPT.test(lines.at(-1) ?? '')) close(at);
    else lines.push(line);
  }
  close(all.length);
  return paragraphs;
}
