import type { ExportFormatReader } from '../../format.js';
import { LineCursor } from '../../line-cursor.js';
import { RecordCollector } from '../../record-collector.js';
import { JsonParser } from './json-parser.js';
import { JsonScanner } from './json-scanner.js';
import { JsonRecords } from './json-records.js';
import { readTyped, type Typed } from './typed.js';

/** `{` or `[` with something behind it that an export has there. `[PS] C:\>` is a prompt. */
const DOCUMENT = /[\s,\ufeff]*(?=[[{]\s*(?:["{[\]}]|$))/my;
/** Below other text only an object is one, alone or in a list: brackets stand in all kinds of text. */
const OBJECT_BELOW = /^[ \t]*(?=(?:\[\s*){0,3}\{\s*(?:"(?:[^"\\\n]|\\.){0,200}"\s*:|\}))/gm;

export const json: ExportFormatReader = {
  id: 'json',
  title: 'ConvertTo-Json',

  detect({ text }) {
    const start = startOf(text, 0);
    if (start === undefined) return undefined;
    if (text.slice(0, start).trim() === '') return { format: 'json', score: 0.7, reason: 'JSON' };
    return { format: 'json', score: 0.5, reason: 'JSON below other text' };
  },

  /** Reads every document of the text: one, one on each line, or several with other text around them. */
  read(text, options) {
    const collector = new RecordCollector('json', options);
    const cursor = new LineCursor(text);
    const records = new JsonRecords(collector);
    let end = 0;
    for (let start = startOf(text, 0); start !== undefined && !collector.full; start = startOf(text, end)) {
      const typed = passOver(end, start);
      const scanner = new JsonScanner(text, start, cursor, collector);
      const at = cursor.at(start);
      const document = new JsonParser(scanner, collector).parse();
      if (scanner.isCut) {
        const said = 'The text ends before the export does: what is missing is not known.';
        collector.issues.report('EXPORT_TRUNCATED', said, {
          ...cursor.at(text.length),
          record: collector.next,
        });
      }
      records.add(document, at, typed);
      end = scanner.offset;
    }
    if (!collector.full) passOver(end, text.length);
    return collector.finish();

    /** What was typed in the text between two documents; what else stands there is told. */
    function passOver(from: number, to: number): Typed {
      const { typed, other } = readTyped(text.slice(from, to));
      if (other !== '') {
        collector.issues.report('TEXT_SKIPPED', `No JSON: ${other.slice(0, 200)}`, cursor.at(from));
      }
      return typed;
    }
  },
};

/** Where the next document starts: right here or behind the last one, else at the start of a line. */
function startOf(text: string, from: number): number | undefined {
  for (const pattern of [DOCUMENT, OBJECT_BELOW]) {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (found) return found.index + found[0].length;
  }
  return undefined;
}
