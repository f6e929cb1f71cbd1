import { recognise } from '../reason/recognise.js';
import type { MailLimits } from './mail-limits.js';
import { timeBehind, type CutShort, type ProseEvent, type ProseRecipient } from './ndr-prose.js';
import { recipientOfLine } from './recipient-line.js';
import { remoteHostIn } from './remote-host.js';

const TALKING = /while talking to ([A-Za-z0-9_.-]{3,255}?)\.?:?$/i;
/** A reply, what it was opened with, and what stands between code and wording. */
const REPLY =
  /(?:^|[\s:;]|([([<]))([45]\d\d)([- :,]{1,4})((?=["'#<(]?[245]\.\d|[A-Za-z<#"'([*\u0080-\uffff]).*)$/;
const ENHANCED = /(?:^|\s|#)([45]\.\d{1,3}\.\d{1,3}[ :-].*)$/;
/** Labels that begin a paragraph of their own. */
const LABEL =
  /^(?:reason|diagnostic code|remote system|error type|remote server replied|the error that the other|last error|error message|sent|hmailserver sent)\b.{0,20}:/i;
/** A line of a transcript: which side said what. */
const TRANSCRIPT = /^(?:(?:\S{1,20} )?(?:<<<|>>>) |(?:In|Out):\s{1,3})(?=\S)/;
const COMMAND = /^(?:EHLO|HELO|MAIL FROM|RCPT TO|DATA|QUIT|RSET|BDAT|AUTH)\b/i;
/** Lines about the report itself. */
const NOISE = /^\|?(?:[-=_*+\s]{3,}$|-{2,}.{1,80}-{2,}$|-{3,}\s?\S|reporting-mta:|received:|return-path:)/i;
/** `Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 …`: codes with a label. */
const ZOHO = /,?\s?ERROR_CODE :/g;
/** What a server adds to the reply it got. */
const ADDED = /\s(?:Giving up on \S+|\(in reply to [^()]{1,60}\)|\[RCPT_TO\])\.?\s*$/;

export interface MtaProse {
  readonly recipients: readonly ProseRecipient[];
  /** Limits that left something out. */
  readonly cut: readonly CutShort[];
}

/**
 * Reads the prose of any mail system but Exchange: addresses, in whatever wording, and paragraphs with the remote
 * server's reply, or with what went wrong instead. Addresses that follow each other share what stands below them; a
 * paragraph above all addresses belongs to those that have none of their own.
 *
 * @param failed recipients the header of the report names, for prose that names none
 */
export function readMtaProse(
  text: string,
  failed: readonly string[],
  limits: Pick<MailLimits, 'recipients' | 'lines'>,
): MtaProse {
  const recipients = new Map<string, Found>();
  const above: string[] = [];
  let current: Found[] = [];
  let paragraph: string[] = [];
  let talkingTo: string | undefined;
  let indent = Infinity;
  const cut = new Set<CutShort>();
  let lines = 0;

  const close = (): void => {
    const words = paragraph.join(' ');
    paragraph = [];
    if (words === '') return;
    const into = current.length === 0 ? [above] : current.map(({ paragraphs }) => paragraphs);
    for (const paragraphs of into) paragraphs.push(words);
  };
  const add = (address: string, time: ProseRecipient['time']): void => {
    close();
    lines = 0;
    const key = address.toLowerCase();
    let found = recipients.get(key);
    if (!found && recipients.size >= limits.recipients) {
      cut.add('recipients');
      current = [];
      return;
    }
    found ??= { address, ...(time && { time }), paragraphs: [] };
    recipients.set(key, found);
    if (current.some(({ paragraphs }) => paragraphs.length > 0)) current = [];
    if (!current.includes(found)) current.push(found);
  };

  for (const raw of text.split(/\r\n?|\n/)) {
    const quoted = raw.replace(/^(?:\s?>(?!>))+ ?/, '').trim();
    const said = TRANSCRIPT.exec(quoted)?.[0] ?? '';
    const line = quoted.slice(said.length);
    talkingTo = TALKING.exec(line.slice(0, 300))?.[1] ?? talkingTo;
    if (line === '' || NOISE.test(line)) {
      close();
      continue;
    }
    const column = raw.search(/\S/);
    // A line that is indented further goes on with a reply, which may begin with the address it is about.
    const goesOn = said === '' && paragraph.length > 0 && column > indent;
    const named = goesOn ? undefined : recipientOfLine(line);
    if (named && (said === '' || !current.some(({ address }) => isSame(address, named.address)))) {
      const time = timeBehind(line, named.address);
      add(named.address, time);
      indent = column;
      if (named.note !== '' && !time) paragraph.push(named.note);
    } else if (said !== '') {
      close();
      if (!COMMAND.test(line) && !/^2\d\d[ -]/.test(line)) paragraph.push(line);
      close();
    } else {
      if (LABEL.test(line)) close();
      lines++;
      if (lines <= limits.lines) paragraph.push(line);
      else cut.add('lines');
    }
  }
  close();

  for (const address of recipients.size === 0 ? failed : []) add(address, undefined);
  const found = [...recipients.values()].map((recipient) => readRecipient(recipient, above, talkingTo));
  const telling = found.filter(({ events }) => events.length > 0);
  // Where no address has a reason, the first sentences of the report are all there is.
  if (telling.length === 0) for (const { notes } of found) notes.push(...above.slice(0, 3));
  return { recipients: telling.length > 0 ? telling : found, cut: [...cut] };
}

interface Found {
  readonly address: string;
  readonly time?: ProseRecipient['time'];
  readonly paragraphs: string[];
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function readRecipient(
  { address, time, paragraphs }: Found,
  above: readonly string[],
  talkingTo: string | undefined,
): ProseRecipient {
  const telling = tellingOf(paragraphs) ?? tellingOf(above);
  const told = telling ?? paragraphs.slice(0, 2).join(' ');
  const events = told === '' ? [] : [eventOf(told, paragraphs.join(' '), talkingTo)];
  return { address, ...(time && { time }), events, notes: [], loose: true };
}

/** The paragraph with a reply; without one, the first that says what went wrong in words we know. */
function tellingOf(paragraphs: readonly string[]): string | undefined {
  return (
    paragraphs.find((words) => REPLY.test(words)) ??
    paragraphs.find((words) => ENHANCED.test(words)) ??
    paragraphs.find(isKnownFault)
  );
}

function isKnownFault(words: string): boolean {
  const known = recognise(` ${words}`);
  return known !== null && (known.notice || known.class !== 'unknown');
}

/** The reply, as a server writes it: `550 - No such user` and `(reason: 550 5.1.1 …)` without what is not its own. */
function replyIn(told: string): string | undefined {
  const [, opener, code, between = '', wording = ''] = REPLY.exec(told) ?? [];
  if (code === undefined) return ENHANCED.exec(told)?.[1];
  const own = opener === undefined ? wording : wording.replace(/[)\]>]\.?$/, '');
  return `${code}${/^-$/.test(between) ? '-' : ' '}${own}`;
}

function eventOf(told: string, all: string, talkingTo: string | undefined): ProseEvent {
  const reply = replyIn(told.replace(ZOHO, ' '))?.replace(ADDED, '');
  const remote = remoteHostIn(all);
  const host = remote.host ?? talkingTo;
  return {
    ...(host !== undefined && { host }),
    ...(remote.address !== undefined && { address: remote.address }),
    text: reply ?? told,
  };
}
