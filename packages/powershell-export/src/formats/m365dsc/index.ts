import type { Parsed } from '@hybrid-mailflow/evidence';
import type { ExportRecord } from '../../export-record.js';
import type { ExportDetection, ExportFormatReader, ReadExportOptions } from '../../format.js';
import { RecordCollector } from '../../record-collector.js';
import { csv } from '../csv/index.js';
import { json } from '../json/index.js';
import { addReport, resourcesOfObjects, resourcesOfRows } from './report.js';
import { ResourceReader } from './resource-reader.js';

/** Resources of Microsoft365DSC and ExchangeDsc: configuration text, and the reports made of it as JSON and as CSV. */
export const m365dsc: ExportFormatReader = {
  id: 'm365dsc',
  title: 'Microsoft365DSC',
  detect({ text }): ExportDetection | undefined {
    const found = (score: number, reason: string): ExportDetection => ({ format: 'm365dsc', score, reason });
    if (isJson(text)) {
      return /"ResourceName"\s*:\s*"[A-Za-z]/.test(text)
        ? found(0.9, 'JSON objects that name their resource')
        : undefined;
    }
    if (isCsv(text)) return found(0.9, 'CSV of components and their properties');
    if (!RESOURCE.test(text)) return undefined;
    if (/^\s*Import-DscResource\b/im.test(text)) return found(0.95, 'a configuration that imports resources');
    return found(0.85, 'resources of Microsoft365DSC or ExchangeDsc');
  },
  read: readResources,
};

/** `EXOInboundConnector "name"` and the brace that opens it. */
const RESOURCE =
  /^[ \t]*(?:AAD|EXO|Exch|Intune|O365|OD|Planner|PP|SC|SPO|Teams)[A-Z]\w{0,80}[ \t]+(?:"[^"\r\n]{0,400}"|'[^'\r\n]{0,400}'|[\w-]{1,100})[ \t]*(?:\r\n|\n|\r)?[ \t]*\{/m;

function isJson(text: string): boolean {
  return /^\s*[[{]\s*["{]/.test(text);
}

/** The heading of a report as CSV; its columns come in any order. */
function isCsv(text: string): boolean {
  const heading = /^\s*[^\r\n]{0,200}/.exec(text)?.[0].replaceAll('"', '') ?? '';
  const names = heading.trim().split(/[,;\t]/);
  return ['Component Name', 'Property', 'Value'].every((name) => names.includes(name));
}

function readResources(text: string, options: ReadExportOptions): Parsed<ExportRecord> {
  const collector = new RecordCollector('m365dsc', options);
  if (isJson(text)) return readReport(json.read(text, options), resourcesOfObjects, collector);
  if (isCsv(text)) return readReport(csv.read(text, options), resourcesOfRows, collector);
  new ResourceReader(text, collector).readAll();
  return collector.finish();
}

function readReport(
  report: Parsed<ExportRecord>,
  resourcesOf: typeof resourcesOfRows,
  collector: RecordCollector,
): Parsed<ExportRecord> {
  addReport(resourcesOf(report.records), collector);
  const { records, issues } = collector.finish();
  return { records, issues: [...report.issues, ...issues] };
}
