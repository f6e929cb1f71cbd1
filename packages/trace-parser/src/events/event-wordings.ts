import type { FormContext, TextLine } from '../text/text-form.js';
import { idOfWording, readEventText } from './event-text.js';

/** Lines an event's text may take before it is no longer one text. */
const TEXT_LINES = 12;

/** How the certificate events of Exchange begin, for texts pasted without their heading. */
export const WORDING =
  /could not find a certificate that contains the domain|no valid SMTP Transport Layer Security|STARTTLS certificate will expire|transport certificate (?:expired|will expire)|could not load the certificate with thumbprint|Failed to confirm domain capabilities/i;

/** Gives out the events whose text stands alone; a template of the documentation (`%1`) is no event. */
export function readEventWordings(lines: readonly TextLine[], context: FormContext): void {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line || !WORDING.test(line.text) || isInsideTableOrList(line.text)) continue;
    const paragraph = paragraphAt(lines, at);
    at += paragraph.length;
    const text = paragraph.map((part) => part.text).join('\n');
    const id = idOfWording(text);
    if (id === undefined || /%\d/.test(text)) continue;
    context.fact({
      kind: 'event',
      id,
      idFromText: true,
      ...readEventText(id, text),
      origin: context.origin(line.number, paragraph.at(-1)?.number),
    });
  }
}

/** A list or a table shows the text beside the number of its event, and was read already. */
function isInsideTableOrList(line: string): boolean {
  return /^\s*Message\s*: |^\s{2,}\S|\S {2,}\S/.test(line);
}

function paragraphAt(lines: readonly TextLine[], start: number): TextLine[] {
  const paragraph: TextLine[] = [];
  for (let at = start; at < lines.length && paragraph.length < TEXT_LINES; at++) {
    const line = lines[at];
    if (!line || line.text.trim() === '') break;
    paragraph.push(line);
  }
  return paragraph;
}
