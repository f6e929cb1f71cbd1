import { closingIndex } from './closing-index.js';

/** The longest text that is taken for one; real ones have 3000 characters at most. */
const REACH = 8000;

const CLOSERS: Readonly<Record<string, string>> = { '“': '”', '„': '“', '‘': '’', '«': '»' };
const BLANK_LINE = /\r?\n[> \t]*\r?\n/g;
/** The end of the list of groups, and the proxy that Exchange Online names behind it. */
const LIST_END =
  /[}>][\s>]{0,8}\]\}?'?(?:\.?[\s>]{0,8}OutboundProxyTargetIP:[\s>]{0,8}(?:(?!Outbound)\S{1,60}[\s>]{0,8})?(?:OutboundProxyTargetHostName:[\s>]{0,8}[\w.*#-]{1,255})?)?/i;
const NEXT_LIST = /(?:Reason:\s{0,3})?\[\s?\{\s?(?:LED|LRT)\s?=/i;
/** Another reply that does not stand inside the one before it. */
const NEXT_REPLY =
  /(?<=[^\s"'“‘„«(=[>:;]\s{1,3})(?<!\bwith )(?<!\bfor )(?:\d{1,2}[/.]\d{1,2}[/.]\d{4}[^\n'"]{0,30}? - (?:Remote )?Server |[245]\d\d[ -][245]\.\d{1,3}\.\d)/g;
/** A line that goes on in the next: by what it ends with, or by what the next begins with. */
const GOES_ON = /(?:->|[:,;(=-])\s?$/;
const CONTINUES = /^[> \t]*(?:[[({\])}]|->|SocketError)/;

/** The blank lines of a text, each looked for once by somebody who asks from its beginning to its end. */
export class BlankLines {
  readonly #text: string;
  #next = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the next blank line begins, or the text ends; `at` never goes back. */
  from(at: number): number {
    if (this.#next < at) {
      BLANK_LINE.lastIndex = at;
      this.#next = BLANK_LINE.exec(this.#text)?.index ?? this.#text.length;
    }
    return this.#next;
  }
}

/** Where the machine text around the seed at `at` ends. */
export function endOfMachineText(
  text: string,
  at: number,
  kind: 'groups' | 'reply',
  blankLines: BlankLines,
): number {
  const block = text.slice(at, Math.min(at + REACH, blankLines.from(at)));
  if (kind === 'groups') return at + endOfList(block);
  const opener = /["'“‘„«]\s?$/.exec(text.slice(Math.max(0, at - 2), at))?.[0].trim();
  const quoted = opener === undefined ? -1 : closingIndex(block, 1, CLOSERS[opener] ?? opener);
  if (quoted !== -1) return at + quoted + 1;
  return at + endOfReply(block);
}

function endOfList(block: string): number {
  const next = NEXT_LIST.exec(block.slice(2));
  const own = next ? block.slice(0, next.index + 2) : block;
  const end = LIST_END.exec(own);
  return end ? end.index + end[0].length : endOfLines(own);
}

function endOfReply(block: string): number {
  const lines = block.slice(0, endOfLines(block));
  for (const next of lines.matchAll(NEXT_REPLY)) {
    if (next.index > 0 && isBalanced(lines.slice(0, next.index))) return next.index;
  }
  return lines.length;
}

/** The end of the line, or of the last of the lines it goes on in. */
function endOfLines(block: string): number {
  let end = lineEnd(block, 0);
  while (end < block.length) {
    const line = block.slice(block.lastIndexOf('\n', end - 1) + 1, end).trimEnd();
    const next = block.slice(end).replace(/^\r?\n/, '');
    const folded =
      line.length >= 60 && line.length <= 80 && /[\w,]$/.test(line) && /^[> \t]*[a-z\d]/.test(next);
    if (!GOES_ON.test(line) && !CONTINUES.test(next) && !folded && isBalanced(block.slice(0, end))) break;
    end = lineEnd(block, end + 1);
  }
  return end;
}

function lineEnd(block: string, from: number): number {
  const at = block.indexOf('\n', from);
  return at === -1 ? block.length : at;
}

/** As many brackets closed as opened. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if ('[{('.includes(character)) depth++;
    else if (']})'.includes(character)) depth--;
  }
  return depth <= 0;
}
