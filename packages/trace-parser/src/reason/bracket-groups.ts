import { closingIndex } from './closing-index.js';

/** `[server time session]`, which Exchange puts behind a reply to say who gave it. */
export interface Stamp {
  readonly host: string;
  readonly time?: string;
  readonly session?: string;
}

/** The groups inside a reply, and the reply without them. */
export interface BracketGroups {
  /** The text with `[Message=` groups left in and all others taken out. */
  readonly rest: string;
  readonly serverName: string;
  readonly address: string;
  readonly smtpSecurity: string;
  readonly hostname: string;
  readonly stamps: readonly Stamp[];
  readonly truncated: boolean;
}

const KEY = /\[\s?(Message|LastAttempted(?:Server)?(?:Name|[Il1]P)|SmtpSecurity|Hostname)\s?=\s?/gi;
const STAMP = /\[([\w#*][\w.#*-]{2,254})(?:\s(\d{4}-\d\d-\d\dT[\d:.]{5,16}Z?)(?:\s([0-9A-Z]{12,16}))?)?\]/gi;
/** Names under which Exchange Online's servers go, in all its clouds. */
const CLOUD_HOST = /\.outlook\.com$|\.office365\.us$|\.outlook\.cn$|\.mx\.microsoft$/i;

/** True for the name of a server of Exchange Online. */
export function isCloudHost(host: string): boolean {
  return CLOUD_HOST.test(host);
}

/** Reads `[Key=Value]` groups and stamps in any order, closed or not, with brackets and braces inside. */
export function readBracketGroups(text: string): BracketGroups {
  const fields: Record<string, string> = {};
  const stamps: Stamp[] = [];
  const cuts: (readonly [start: number, end: number])[] = [];
  let truncated = false;
  const keys = [...text.matchAll(KEY)];
  keys.forEach(({ 0: whole, 1: key = '', index }, at) => {
    const next = keys[at + 1]?.index ?? text.length;
    const close = closingIndex(text, index + whole.length, '[');
    // A bracket of the value that is never closed takes the bracket that should have closed the group.
    const closed = close !== -1 && close < next;
    const lost = closed ? close : text.lastIndexOf(']', next - 1);
    const end = lost > index ? lost : next;
    if (!closed && lost <= index) truncated = true;
    fields[fieldOf(key)] ??= text.slice(index + whole.length, end).trim();
    if (fieldOf(key) !== 'message') cuts.push([index, end + 1]);
  });
  for (const match of text.matchAll(STAMP)) {
    const [whole, host = '', time, session] = match;
    if (time === undefined && !isCloudHost(host)) continue;
    stamps.push({ host, ...(time && { time }), ...(session && { session: session.toUpperCase() }) });
    cuts.push([match.index, match.index + whole.length]);
  }
  const torn = text.lastIndexOf('[');
  if (torn > text.lastIndexOf(']') && !keys.some(({ index }) => index === torn)) {
    truncated = true;
    cuts.push([torn, text.length]);
  }
  return {
    rest: without(text, cuts),
    serverName: fields['name'] ?? '',
    address: fields['ip'] ?? '',
    smtpSecurity: fields['smtpsecurity'] ?? '',
    hostname: fields['hostname'] ?? '',
    stamps,
    truncated,
  };
}

function fieldOf(key: string): string {
  const name = key.toLowerCase();
  if (!name.startsWith('lastattempted')) return name;
  return name.endsWith('name') ? 'name' : 'ip';
}

function without(text: string, cuts: (readonly [number, number])[]): string {
  let rest = '';
  let from = 0;
  for (const [start, end] of cuts.sort((a, b) => a[0] - b[0])) {
    if (start > from) rest += text.slice(from, start).trimEnd();
    from = Math.max(from, end);
  }
  return rest + text.slice(from);
}
