import { addressInText, addressOfLine } from './address-line.js';
import { timeBehind, type ProseEvent, type ProseRecipient } from './ndr-prose.js';

/** Lines of one recipient that are looked at. */
const MAX_LINES = 40;
const HOST = /\b(?:host|connect to|by|server) ([A-Za-z0-9_.-]{3,255}?)\.?\s?\[([0-9A-Fa-f.:]{3,45})\]/;
const TALKING = /while talking to ([A-Za-z0-9_.-]{3,255}?)\.?:?$/;
/** Google names the recipient in a sentence. */
const SENTENCE =
  /\b(?:wasn['’]t delivered to|delivered to|your message to|following recipients?(?: failed permanently)?:)\s/i;
const REPLY = /(?:^|[\s:(<])([245]\d\d[- ].*)$/;
/** Lines behind which nothing tells of a recipient any more. */
const END = /^(?:-{3,}|Original[- ]|Reporting-MTA|Received:|Return-Path:|>>> )/i;
const MARKER = /^-{3,}.{0,80}(?:addresses|transcript)/i;

/**
 * Reads the prose of Postfix, Sendmail, Exim, qmail and Google: an address, then lines that end in the remote server's
 * reply, or say what went wrong instead.
 */
export function readMtaProse(
  text: string,
  limits: { readonly recipients: number },
): {
  readonly recipients: readonly ProseRecipient[];
  readonly cut: boolean;
} {
  const recipients = new Map<string, ProseRecipient>();
  let current: ProseRecipient | undefined;
  let talkingTo: string | undefined;
  let cut = false;
  for (const raw of text.split(/\r\n?|\n/)) {
    const line = raw
      .replace(/^(?:\s?>)+ ?(?!>)/, '')
      .replace(/^<<< /, '')
      .trim();
    talkingTo = TALKING.exec(line.slice(0, 300))?.[1] ?? talkingTo;
    if (END.test(line) && !MARKER.test(line)) {
      if (current && current.notes.length > 0) current = undefined;
      continue;
    }
    const address = addressOfLine(line) ?? addressInSentence(line);
    if (address !== undefined) {
      const key = address.toLowerCase();
      const time = timeBehind(line, address);
      current = recipients.get(key);
      if (!current) {
        if (recipients.size >= limits.recipients) {
          cut = true;
          continue;
        }
        current = { address, ...(time && { time }), events: [], notes: [] };
        recipients.set(key, current);
      }
      const rest = line.slice(line.indexOf(address) + address.length).replace(/^[>:\s]+/, '');
      if (rest !== '' && !time) current.notes.push(rest);
    } else if (line !== '' && current && current.notes.length < MAX_LINES) current.notes.push(line);
  }
  const found = [...recipients.values()].filter(({ notes }) => notes.length > 0);
  for (const recipient of found) recipient.events.push(eventOf(recipient.notes.join(' '), talkingTo));
  return { recipients: found, cut };
}

function addressInSentence(line: string): string | undefined {
  const sentence = SENTENCE.exec(line.slice(0, 600));
  return sentence ? addressInText(line.slice(sentence.index + sentence[0].length)) : undefined;
}

function eventOf(text: string, talkingTo: string | undefined): ProseEvent {
  const target = HOST.exec(text);
  const reply = REPLY.exec(text)?.[1];
  const host = target?.[1] ?? talkingTo;
  return {
    ...(host !== undefined && { host }),
    ...(target?.[2] !== undefined && { address: target[2] }),
    text: reply ?? text,
  };
}
