import { EventCsv, eventColumns } from '../events/event-csv.js';
import { EVENT_VIEWER_SIGN, EVENT_VIEWER_TEXT, EventViewerText } from '../events/event-viewer.js';
import { readEventWordings, WORDING } from '../events/event-wordings.js';
import { EVENT_XML_SIGN, EventXmlReader } from '../events/event-xml-reader.js';
import type { LoggedEvent } from '../fact.js';
import { eventFrom } from '../objects/event.js';
import { readPrintedObjects } from '../text/printed-objects.js';
import type { FormContext, LineReader, TextForm, TextLine } from '../text/text-form.js';

/** Headings of the Event Viewer's and of Export-Csv's files. */
const CSV_SIGN =
  /^"?(?:Level|Ebene|Niveau|Nivel|Livello|レベル|级别)"?[,;\t]"?(?:Date|Datum|Fecha|Data|日付|日期)|^"Message"[,;]"Id"[,;]"Version"/;

/** Windows event logs, in every form people copy or export them. */
export const event: TextForm = {
  id: 'event',
  title: 'Windows events',
  signs: [
    { pattern: EVENT_XML_SIGN, score: 0.97, reason: 'event XML' },
    { pattern: EVENT_VIEWER_SIGN, score: 0.95, reason: 'event as the Event Viewer copies it' },
    {
      pattern: /^\s*TimeCreated\s+(?:ProviderName\s+)?Id\s+(?:LevelDisplayName|Message)/,
      score: 0.95,
      reason: 'table of Get-WinEvent',
    },
    {
      pattern: /^\s*(?:Index|EventID)\s+.*\bEntryType\s+.*\bSource\b/,
      score: 0.95,
      reason: 'table of Get-EventLog',
    },
    {
      pattern: /^(?:ProviderName|LevelDisplayName|EntryType|TimeGenerated|InstanceId)\s+: /,
      score: 0.9,
      reason: 'list of Get-WinEvent or Get-EventLog',
    },
    {
      pattern: /(?:^|\s)(?:Event ?ID|Ereignis-ID|ID evento|イベント ID|事件 ID)\s?[:：]\s*\d{1,5}\b/i,
      score: 0.9,
      reason: 'event id',
    },
    {
      pattern:
        /^\s*(?:Event Source|Source|Quelle|Origen|Origine|Fonte)\s?[:：]\s*(?:MSExchange\w*|Schannel|Microsoft-Windows-CAPI2)\b/,
      score: 0.9,
      reason: 'source of an event',
    },
    { pattern: CSV_SIGN, score: 0.95, reason: 'CSV of events' },
    { pattern: /^\s{2,}ProviderName: \S/, score: 0.9, reason: 'heading of Get-WinEvent' },
    {
      pattern: /\b(?:Get-WinEvent|Get-EventLog|wevtutil(?:\.exe)? qe)\b/i,
      score: 0.85,
      reason: 'command line of an event query',
    },
    { pattern: WORDING, score: 0.86, reason: "wording of one of Exchange's certificate events" },
  ],
  belongs:
    /^\s*(?:<\/?[A-Za-z?!]|(?:Log Name|Source|Date|Time|ID|Event ID|Event Xml|Task Category|Level|Keywords|User|Computer|Machine|Description|Message|OpCode)\s?[:：]|\w{2,24}\s*: |\p{L}[\p{L}\w' -]{1,40}[:：]|Microsoft Exchange|This certificate|Mail flow|If the|If this|Verify the|Therefore|Meanwhile|from the personal|\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}\/\d{4}|\s{8,}\S|(?:Error|Warning|Information|Fehler|Warnung)[,;])/u,
  opens: [
    { pattern: EVENT_VIEWER_TEXT, until: 'blank' },
    { pattern: CSV_SIGN, until: 'sign' },
  ],
  tables: true,
  open: openEvents,
};

function openEvents(context: FormContext): LineReader {
  const printed: TextLine[] = [];
  let omitted = 0;
  let csv: EventCsv | undefined;
  /** What the Event Viewer copied of an event whose XML may follow. */
  let copied: LoggedEvent | undefined;
  const giveOutCopied = () => {
    if (copied) context.fact(copied);
    copied = undefined;
  };
  const viewer = new EventViewerText((found) => {
    giveOutCopied();
    copied = found;
  }, context);
  const xml = new EventXmlReader(context, (found) => {
    if (copied?.id === found.id) context.fact(withXml(copied, found));
    else {
      giveOutCopied();
      context.fact(found);
    }
    copied = undefined;
  });
  return {
    line(line) {
      if (xml.open || EVENT_XML_SIGN.test(line.text)) {
        if (!xml.open) viewer.giveOut();
        xml.line(line);
        return;
      }
      const columns = eventColumns(line.text);
      if (columns) {
        csv?.giveOut();
        csv = new EventCsv(context, columns);
      } else if (csv) csv.line(line);
      else if (!viewer.line(line)) {
        if (printed.length < context.limits.lines) printed.push(line);
        else omitted++;
      }
    },
    end() {
      csv?.giveOut();
      viewer.giveOut();
      giveOutCopied();
      xml.end();
      const last = printed.at(-1)?.number ?? 1;
      if (omitted > 0) context.issue('LINES_LIMIT', `${omitted} lines beyond ${printed.length}`, last);
      for (const record of readPrintedObjects(printed, context.origin(1).item)) {
        const found = eventFrom(record);
        if (found) context.fact(found);
      }
      readEventWordings(printed, context);
    },
  };
}

/** One event that was copied as text and as XML: the text tells more, the XML tells the time without doubt. */
function withXml(copied: LoggedEvent, found: LoggedEvent): LoggedEvent {
  const endLine = found.origin.endLine ?? found.origin.line;
  return {
    ...found,
    ...copied,
    ...(found.time && { time: found.time }),
    origin: { ...copied.origin, ...(endLine !== undefined && { endLine }) },
  };
}
