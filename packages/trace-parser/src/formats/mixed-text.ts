import { Buffer } from 'node:buffer';
import { decodeText } from '@hybrid-mailflow/evidence';
import type { Detection, ReadOptions, RecordSink, Sample, TraceFormat, TraceReader } from '../format.js';
import { IssueReporter } from '../issue-reporter.js';
import { composition, isExport } from '../text/detect-form.js';
import { splitBlocks, type TextBlock } from '../text/split-blocks.js';
import { textLimits } from '../text/text-limits.js';
import { wholeItem } from '../whole-item.js';

const ID = 'mixed-text';
const SCORE = 0.97;
/** So many lines of prose beside a single form make a text mixed. */
const PROSE_LINES = 2;
/** What forms must claim of a text that a log claims too. */
const LOG_SHARE = 0.3;

interface Parts {
  /** Logs and traces, which may hold the words of a form here and there. */
  readonly logs: readonly TraceFormat[];
  /** Forms told by their lines, which claim blocks. */
  readonly forms: readonly TraceFormat[];
  /** Formats that look for failures in prose. */
  readonly prose: readonly TraceFormat[];
}

/**
 * A chat, ticket or mail with the output of several tools in it: each part goes to the format that reads it, the
 * prose between to the likeliest of the others.
 */
export function mixedText(parts: Parts): TraceFormat {
  return {
    id: ID,
    title: 'Text with the output of several tools in it',
    detect: (sample) => detect(sample, parts.logs),
    open: (sink, options) => open(sink, options, parts),
  };
}

function detect(sample: Sample, logs: readonly TraceFormat[]): Detection | undefined {
  const { shares, rest } = composition(sample.text);
  if (shares.size === 0 || (shares.size === 1 && rest < PROSE_LINES)) return undefined;
  if (isExport(sample.label, sample.text)) return undefined;
  const claimed = [...shares.values()].reduce((sum, share) => sum + share, 0);
  if (claimed < LOG_SHARE && logs.some((format) => (format.detect(sample)?.score ?? 0) >= 0.6))
    return undefined;
  const names = [...shares.keys()].join(', ');
  return { format: ID, score: SCORE, reason: `${names}${rest > 0 ? ' and other text' : ''}` };
}

function open(sink: RecordSink, options: ReadOptions, parts: Parts): TraceReader {
  const firstLine = options.firstLine ?? 1;
  const { textBytes } = textLimits(options);
  return wholeItem(textBytes, (bytes, cut) => {
    for (const block of splitBlocks(decodeText(bytes).text)) {
      const format = formatOf(block, options.item, parts);
      if (!format) continue;
      const reader = format.open(sink, { ...options, firstLine: firstLine + block.firstLine - 1 });
      reader.push(Buffer.from(block.text, 'utf8'));
      reader.end();
    }
    if (!cut) return;
    const issues = new IssueReporter(sink, options.item);
    issues.report('TEXT_TOO_LONG', `only the first ${textBytes} bytes were read (textBytes)`, firstLine);
  });
}

function formatOf(block: TextBlock, label: string, { logs, forms, prose }: Parts): TraceFormat | undefined {
  if (block.format !== undefined) return forms.find(({ id }) => id === block.format);
  const sample = { label, text: block.text };
  let best: { readonly format: TraceFormat; readonly score: number } | undefined;
  for (const format of [...logs, ...prose]) {
    const score = format.detect(sample)?.score ?? 0;
    if (score > (best?.score ?? 0)) best = { format, score };
  }
  return best?.format;
}
