import type { ExportFormatReader } from '../../format.js';
import type { IssueReporter } from '../../issue-reporter.js';
import { LineCursor } from '../../line-cursor.js';
import { RecordCollector } from '../../record-collector.js';
import { DocumentReader } from './document-reader.js';
import { Root } from './root.js';
import { StreamTexts } from './stream-texts.js';

export const clixml: ExportFormatReader = {
  id: 'clixml',
  title: 'Export-Clixml',

  detect({ text }) {
    if (/^\s*#< CLIXML/.test(text)) return { format: 'clixml', score: 1, reason: '`#< CLIXML`' };
    if (/<Objs\s[^<>]*http:\/\/schemas\.microsoft\.com\/powershell\/2004\/04/.test(text)) {
      return { format: 'clixml', score: 1, reason: '`<Objs>` of PowerShell' };
    }
    if (/<Objs[\s>]|<Obj\s[^<>]*RefId=/.test(text)) {
      return { format: 'clixml', score: 0.9, reason: '`<Obj>` elements' };
    }
    return undefined;
  },

  /**
   * Reads every document of the text: several files joined together, what several commands wrote, or one. What stands
   * between them is told, and what stands behind a document type declaration is refused.
   */
  read(text, options) {
    const collector = new RecordCollector('clixml', options);
    const { issues } = collector;
    const streams = new StreamTexts(issues);
    const root = new Root(collector, streams);
    const cursor = new LineCursor(text);
    let end = 0;
    for (let start = firstStart(text, issues); start !== undefined; start = nextRoot(text, end)) {
      const between = text.slice(end, start);
      if (/<!(?:DOCTYPE|ENTITY)/i.test(between)) {
        const said = 'A document type declaration, which no export has: what follows is not read.';
        issues.report('DOCTYPE_REFUSED', said, cursor.at(end));
        return collector.finish();
      }
      tellSkipped(between, end);
      end = new DocumentReader(collector, root, cursor, text, start).read();
      if (collector.full) break;
    }
    if (!collector.full) tellSkipped(text.slice(end), end);
    streams.end();
    return collector.finish();

    /** An XML declaration and the preface of a stream belong to a document; the rest is text of somebody's. */
    function tellSkipped(between: string, offset: number): void {
      const rest = between.replace(/#< CLIXML|<\?xml[^<>]*\?>|\ufeff/g, '').trim();
      if (rest !== '') issues.report('TEXT_SKIPPED', `No CLIXML: ${rest.slice(0, 200)}`, cursor.at(offset));
    }
  },
};

function nextRoot(text: string, from: number): number | undefined {
  const root = /<Objs(?=[\s/>])/g;
  root.lastIndex = from;
  return root.exec(text)?.index;
}

/** Where the first root starts, or the first object of a text that lost its root. */
function firstStart(text: string, issues: IssueReporter): number | undefined {
  const root = nextRoot(text, 0);
  if (root !== undefined) return root;
  const object = text.search(/<Obj(?=[\s/>])/);
  if (object < 0) return undefined;
  issues.report('ROOT_MISSING', 'The root <Objs> is missing.', {});
  return object;
}
