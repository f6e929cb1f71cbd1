import { EVENTS } from '../catalogue/events.js';
import { lookUp } from '../catalogue/look-up.js';
import { BlankLines, endOfMachineText } from './machine-text-end.js';

/** A stretch of text that a machine wrote, between what people wrote. */
export interface MachineText {
  readonly start: number;
  readonly end: number;
}

/** What only a machine writes: groups, reply codes, and the words and phrases that stand for a fault. */
const SEED = new RegExp(
  [
    String.raw`(?<groups>(?:\[\s?)?[{<]\s?(?:LED|LR[TI]|MSG|FQDN)\s?[=-]|(?<!\w)LED\s?=)`,
    String.raw`(?<code>(?<![\w.:@/])#?[245][0-5OolI][\dOolI](?:[ .\-,]{1,3}|, ?b?['"]|-['"])#?[245][.\-][\dOolI]{1,3}[.\-][\dOolI])`,
    String.raw`(?<=^|[\s#("'“‘=:;,])(?<enhanced>[245]\.\d{1,3}\.\d{1,3})(?![\w-]|\.\d)`,
    String.raw`^[> \t]{0,20}(?<bare>(?:421|45[0-9]|50[0-4]|53[0-8]|55[0-7])[ -](?=[A-Z<]))`,
    String.raw`(?<word>\[\s?Message\s?=|\bSTARTTLS is required|\bMust issue a STARTTLS|\bTLS negotiation failed|\b(?:Winsock|Socket) error code|` +
      String.raw`\b(?:SubjectMismatch|CertificateExpired|UntrustedRoot|NoCredentials|UnknownCredentials|IllegalMessage|Tenant(?:Inbound)?Attribution)\b|` +
      String.raw`\b(?:RESOLVER|STOREDRV|SMTPSEND|QUEUE)\.[A-Z]\w|\bstarttls-not-supported\b|\btlsa-invalid\b|\bdnssec-invalid\b|` +
      String.raw`\bcertificate specified in (?:the )?tlscertificatename\b|${sentencesOfEvents()})`,
  ].join('|'),
  'gim',
);

function sentencesOfEvents(): string {
  const phrases = EVENTS.flatMap((entry) => entry.phrases ?? []);
  return phrases
    .map((phrase) => phrase.replace(/[^\w\s]/g, '\\$&').replaceAll(' ', String.raw`\s{1,4}`))
    .join('|');
}

/** What stands before a code and belongs to it. */
const LEAD_IN = new RegExp(
  `(?:${[
    // The line of a report: time and server.
    String.raw`(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[^\n'"]{0,40}? - )?(?:Remote )?Server (?:at )?[^'"‘“]{0,220}?returned\s{1,3}['"‘“]?(?:< ?#?)?`,
    String.raw`(?:Diagnostic-Code: ?)?smtp; ?`,
    // The label of a list of groups.
    String.raw`(?:Defer:)?Reason:\s{0,3}'?\[?`,
    String.raw`LastError\s{0,30}[:=]\s{0,3}`,
    String.raw`[["'“‘„«(]{1,2}`,
    String.raw`\[\s?Message\s?=\s?`,
  ].join('|')})$`,
  'i',
);
const LOOK_BACK = 400;

/** Finds the machine texts of a chat, mail or note, in order. Time grows linearly with the text. */
export function* findMachineTexts(text: string): Generator<MachineText> {
  const blankLines = new BlankLines(text);
  let from = 0;
  for (const match of text.matchAll(SEED)) {
    const { groups = {}, index } = match;
    const { enhanced } = groups;
    if (index < from || (enhanced !== undefined && lookUp(enhanced).length === 0)) continue;
    const before = text.slice(Math.max(from, index - LOOK_BACK), index);
    // A word alone says nothing of where its sentence begins: the line does.
    const lead = groups['word'] === undefined ? (LEAD_IN.exec(before)?.[0] ?? '') : lineBefore(before);
    const start = index - lead.length;
    const kind = groups['groups'] !== undefined ? 'groups' : 'reply';
    from = Math.max(index + match[0].length, endOfMachineText(text, index, kind, blankLines));
    yield { start, end: from };
  }
}

function lineBefore(before: string): string {
  return before.slice(before.lastIndexOf('\n') + 1).replace(/^[> \t]+/, '');
}
