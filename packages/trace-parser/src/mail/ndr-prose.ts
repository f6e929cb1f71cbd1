import type { PrintedTime } from '../delivery-attempt.js';
import type { Hop } from '../message-headers.js';
import { addressInText, addressOfLine } from './address-line.js';
import { readHopTable } from './hop-table.js';
import type { MailLimits } from './mail-limits.js';
import { readMailTime } from './mail-time.js';
import { readLabel, type NdrLabel } from './ndr-labels.js';
import { plainLines } from './plain-lines.js';
import { quotedReply } from './quoted-reply.js';
import { present } from '../present.js';

/** One reply the prose quotes, newest first as the reports list them. */
export interface ProseEvent {
  readonly time?: PrintedTime;
  /** Server that gave the reply, and its address. */
  readonly host?: string;
  readonly address?: string;
  readonly text: string;
}

export interface ProseRecipient {
  readonly address: string;
  /** When the report says the delivery failed: `bob@contoso.com on 3/2/2026 8:00 AM`. */
  readonly time?: PrintedTime;
  readonly events: ProseEvent[];
  /** Sentences below the address, for reports that quote no reply. */
  readonly notes: string[];
  /** Read from sentences without a layout: what a delivery status says counts instead. */
  readonly loose?: true;
}

/** Limits of reading prose. */
export type CutShort = keyof Pick<MailLimits, 'recipients' | 'replies' | 'lines' | 'hops'>;

/** What a report tells people in prose, in the layout of Exchange or of other servers. */
export interface Prose {
  readonly generatingServer?: string;
  readonly receivingServer?: string;
  readonly sender?: string;
  readonly subject?: string;
  readonly messageId?: string;
  readonly recipients: readonly ProseRecipient[];
  readonly hops: readonly Hop[];
  /** Headers of the original mail, as text. */
  readonly originalHeaders?: string;
  /** Limits that left something out. */
  readonly cut: readonly CutShort[];
}

/** The first sentences below an address tell; those behind them advise. */
const MAX_NOTES = 6;
const HOST = /^[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){1,10}$/;

/** Reads the part for administrators of a report from Exchange Server or Exchange Online, in any of its languages. */
export function readNdrProse(
  text: string,
  limits: Pick<MailLimits, 'recipients' | 'replies' | 'hops'>,
): Prose {
  const lines = plainLines(text);
  const recipients = new Map<string, ProseRecipient>();
  const values = new Map<NdrLabel, string>();
  const orphans: ProseEvent[] = [];
  let current: ProseRecipient | undefined;
  let host: string | undefined;
  let waiting: NdrLabel | undefined;
  let hops: readonly Hop[] = [];
  let originalHeaders: string | undefined;
  const cut = new Set<CutShort>();
  let seenLabel = false;

  const recipient = (address: string, time?: PrintedTime): void => {
    const key = address.toLowerCase();
    current = recipients.get(key);
    host = undefined;
    if (current) return;
    if (recipients.size >= limits.recipients) {
      cut.add('recipients');
      return;
    }
    current = { address, ...(time && { time }), events: [], notes: [] };
    recipients.set(key, current);
  };
  const event = (found: ProseEvent): void => {
    const events = current?.events ?? orphans;
    const known = events.findIndex((event) => event.text === found.text);
    if (known !== -1) events[known] = { ...found, ...events[known] };
    else if (events.length < limits.replies) events.push(found);
    else cut.add('replies');
  };
  const label = (name: NdrLabel, value: string): void => {
    if (name === 'error') {
      const reply = quotedReply(value)?.text ?? value;
      if (/^\W{0,3}[245]\d\d\b|^[245]\.\d/.test(reply)) event({ text: reply.replaceAll('*', '') });
    } else if (!values.has(name)) values.set(name, value);
    if (name === 'recipient') {
      const address = addressInText(value);
      if (address !== undefined) recipient(address);
    }
  };

  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const labelled = readLabel(line);
    if (labelled) {
      seenLabel = true;
      waiting = undefined;
      if (labelled.label === 'hops') {
        const table = readHopTable(lines, at + 1, limits.hops);
        if (table.hops.length > 0) ({ hops } = table);
        if (table.cut) cut.add('hops');
        at = table.next - 1;
      } else if (labelled.label === 'headers') {
        const block = headerBlock(lines, at + 1);
        originalHeaders ??= block.text;
        at = block.next - 1;
        current = undefined;
      } else if (labelled.value !== '') label(labelled.label, labelled.value);
      else waiting = labelled.label;
      continue;
    }
    if (waiting !== undefined && waiting !== 'diagnostics') {
      label(waiting, line);
      waiting = undefined;
      continue;
    }
    const reply = quotedReply(line);
    // Other servers write bare replies too, with their host in the lines above.
    if (reply && (seenLabel || reply.bare !== true)) {
      event({ ...(host !== undefined && { host }), ...readEventHead(reply.head), text: reply.text });
      continue;
    }
    const address = addressOfLine(line);
    if (address !== undefined) recipient(address, timeBehind(line, address));
    else if (HOST.test(line)) host = line;
    else if (current && current.notes.length < MAX_NOTES) current.notes.push(line);
  }

  const found = attachOrphans([...recipients.values()], orphans);
  const value = (name: NdrLabel): string | undefined => values.get(name);
  return {
    ...present('generatingServer', serverName(value('generating'))),
    ...present('receivingServer', serverName(value('receiving') ?? value('remote'))),
    ...present('sender', value('sender')),
    ...present('subject', value('subject')),
    ...present('messageId', value('message-id')),
    recipients: found,
    hops,
    ...present('originalHeaders', originalHeaders),
    cut: [...cut],
  };
}

/**
 * A reply above or without any address belongs to every recipient that has none; recipients without a reply count only
 * where nobody has one, for the part for users repeats addresses that need no reply of their own.
 */
function attachOrphans(
  recipients: readonly ProseRecipient[],
  orphans: readonly ProseEvent[],
): ProseRecipient[] {
  if (orphans.length > 0) {
    for (const { events } of recipients) if (events.length === 0) events.push(...orphans);
    if (recipients.length === 0) return [{ address: '', events: [...orphans], notes: [] }];
  }
  const telling = recipients.filter(({ events }) => events.length > 0);
  return telling.length > 0 ? telling : recipients.filter(({ notes }) => notes.length > 0);
}

/** `11/19/2026 5:14:09 PM - Server at mail.contoso.com (203.0.113.25) returned`, in whatever language. */
function readEventHead(head: string): Pick<ProseEvent, 'time' | 'host' | 'address'> {
  const dash = head.indexOf(' - ');
  const time = dash > 0 && dash < 40 && /^\d/.test(head) ? readMailTime(head.slice(0, dash)) : undefined;
  const rest = time === undefined ? head : head.slice(dash + 3);
  const [, english] = /\bat (.{1,255}?)(?: \([^()]{0,100}\))? (?:returned|gave)/i.exec(rest) ?? [];
  const [, bracketed] = /\(([^()]{1,100})\)/.exec(rest) ?? [];
  const named = english ?? rest.split(/[\s()«»"']+/).find((word) => HOST.test(word));
  return {
    ...(time !== undefined && { time }),
    ...present('host', named),
    ...present('address', bracketed !== undefined && /[.:]/.test(bracketed) ? bracketed : undefined),
  };
}

/** Exchange 2003 and older: `bob@contoso.com on Mon, 2 Mar 2026 08:00:00 +0100`. */
export function timeBehind(line: string, address: string): PrintedTime | undefined {
  const [, raw] = /^>?\s+on (.{8,60})$/.exec(line.slice(line.indexOf(address) + address.length)) ?? [];
  return raw === undefined ? undefined : readMailTime(raw);
}

/** `mail.contoso.com (203.0.113.25)`: the name. */
function serverName(value: string | undefined): string | undefined {
  return value?.replace(/ \([^()]{0,100}\)$/, '').trim();
}

/** The lines up to the blank one that ends the headers; blank lines above them are skipped. */
function headerBlock(lines: readonly string[], from: number): { text: string; next: number } {
  let start = from;
  while (start < lines.length && lines[start] === '') start++;
  let next = start;
  while (next < lines.length && lines[next] !== '') next++;
  return { text: lines.slice(start, next).join('\n'), next };
}
