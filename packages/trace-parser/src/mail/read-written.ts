import { Buffer } from 'node:buffer';
import type { RecordSink } from '../format.js';
import { pastedReason } from '../formats/pasted-reason.js';
import { FORMS } from '../text/forms.js';
import { splitBlocks } from '../text/split-blocks.js';
import { openForm } from '../text/text-form.js';
import { htmlToText } from './html-to-text.js';
import { lineOf, type MailContext } from './mail-context.js';
import { contentBytes, contentText, ownParts, type MimePart } from './mime-part.js';

/**
 * Reads what somebody wrote in a mail: the line of a trace they ask about, the output of a tool. True where that told
 * anything. `told`: the failures it quotes were read as a report.
 */
export function readWritten(mail: MimePart, told: boolean, context: MailContext): boolean {
  // What a server reports, or a program counts, was read already; mails it returns are not about its failures.
  if (mail.type === 'multipart/report') return false;
  const parts = ownParts(mail);
  const plain = parts.filter(({ type }) => type === 'text/plain');
  const shown = plain.length > 0 ? plain : parts.filter(({ type }) => type === 'text/html');
  return shown.map((part) => readText(part, told, context)).includes(true);
}

function readText(part: MimePart, told: boolean, context: MailContext): boolean {
  const { sink, item, raw, lineAt } = context;
  const content = contentText(part, () => undefined);
  const text = part.type === 'text/html' ? htmlToText(content) : content;
  if (text.trim() === '') return false;
  const standsAsIs = part.raw === raw && contentBytes(part).length === part.end - part.bodyStart;
  const firstLine = standsAsIs ? lineAt(part.bodyStart) : lineOf(part, context);
  if (sink.written) return sink.written({ text, firstLine, told });
  return !told && readPasted(text, firstLine, sink, item);
}

function readPasted(text: string, firstLine: number, sink: RecordSink, item: string): boolean {
  let found = false;
  const counting: RecordSink = {
    record: (record) => {
      found = true;
      sink.record(record);
    },
    issue: (issue) => sink.issue(issue),
  };
  for (const block of splitBlocks(text)) {
    const form = FORMS.find(({ id }) => id === block.format);
    if (!form && !pastedReason.detect({ label: item, text: block.text })) continue;
    const options = { item, firstLine: firstLine + block.firstLine - 1 };
    const reader = form ? openForm(form, counting, options) : pastedReason.open(counting, options);
    reader.push(Buffer.from(block.text, 'utf8'));
    reader.end();
  }
  return found;
}
