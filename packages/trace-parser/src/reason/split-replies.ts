import type { Reply } from '../delivery-attempt.js';
import { closingIndex } from './closing-index.js';
import { findReplyMarks, hasCode, MARKS_LIMIT, type ReplyMark } from './reply-codes.js';

/** What Exchange, or the person who pasted it, wrote behind a reply. */
const BEHIND =
  /["'.]{0,3}\s?(?:Attempted (?:failover )?to alternate host|OutboundProxyTarget|The last endpoint attempted)/i;
/** Characters of a wording that are kept. */
const WORDING_LIMIT = 4000;

/** The replies of a text; `cut` where there were more, or longer ones, than are kept. */
export interface SplitReplies {
  readonly replies: readonly Reply[];
  readonly cut: boolean;
}

/**
 * Takes a text apart into the replies it quotes, outermost first: cut where a code stands or a wrapper opens. A reply
 * told twice (`[Message=X]…(X)`) is given once, where it stands deepest. No code and no wrapper: no reply.
 */
export function splitReplies(text: string): SplitReplies {
  const marks = findReplyMarks(text);
  const ends: number[] = [];
  const replies: Reply[] = [];
  let cut = marks.length >= MARKS_LIMIT;
  marks.forEach((mark, at) => {
    while (ends.length > 0 && (ends.at(-1) ?? 0) <= mark.start) ends.pop();
    const close = mark.opener === undefined ? -1 : closingIndex(text, mark.end, mark.opener);
    if (close !== -1) ends.push(Math.min(close, ends.at(-1) ?? text.length));
    const end = Math.min(ends.at(-1) ?? text.length, marks[at + 1]?.start ?? text.length);
    if (end - mark.end > WORDING_LIMIT) cut = true;
    const wording = wordingOf(text.slice(mark.end, Math.min(end, mark.end + WORDING_LIMIT)));
    if (hasCode(mark) || wording !== '') replies.push(toReply(mark, wording));
  });
  const told = replies.filter((reply, at) => !replies.slice(at + 1).some((later) => sayAgain(reply, later)));
  return { replies: told, cut };
}

function wordingOf(segment: string): string {
  const behind = BEHIND.exec(segment)?.index ?? segment.length;
  return trimmed(segment.slice(0, behind).replace(/^[\s:;,.'"-]{1,4}/, ''));
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** Without what hangs over at the end: separators, quotes, and brackets that the wording did not open itself. */
function trimmed(wording: string): string {
  const loose = new Map<string, number>();
  let end = wording.length;
  for (; end > 0; end--) {
    const last = wording.charAt(end - 1);
    const opening = PAIRS[last];
    if (opening !== undefined) {
      const left = loose.get(last) ?? occurrences(wording, last) - occurrences(wording, opening);
      if (left <= 0) break;
      loose.set(last, left - 1);
    } else if (!/[\s,;"'([{<]/.test(last)) break;
  }
  return wording.slice(0, end);
}

function occurrences(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count++;
  return count;
}

function toReply({ replyCode, enhancedCode }: ReplyMark, text: string): Reply {
  return {
    ...(replyCode !== undefined && { replyCode }),
    ...(enhancedCode !== undefined && { enhancedCode }),
    text,
  };
}

/** The same reply once more, or a status of which the other is the full form. */
function sayAgain(reply: Reply, later: Reply): boolean {
  if (reply.enhancedCode !== later.enhancedCode) return false;
  if (reply.replyCode === undefined && reply.enhancedCode !== undefined) return later.replyCode !== undefined;
  return reply.replyCode === later.replyCode && plain(reply.text) === plain(later.text);
}

function plain(text: string): string {
  return text.replace(/\.$/, '').toLowerCase();
}
