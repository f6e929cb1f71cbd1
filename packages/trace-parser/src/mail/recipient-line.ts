import { ADDRESS, addressInText } from './address-line.js';

/** What a line of a report says of a recipient. */
export interface RecipientLine {
  readonly address: string;
  /** What the line tells beside the address; empty where that is nothing. */
  readonly note: string;
}

const MAX_LENGTH = 600;
/** `* bob@contoso.com`, `<bob@contoso.com>: host …`, `bob@contoso.com [User unknown]`, `"bob@contoso.com":`, `ann <ann@…>`. */
const AT_START = new RegExp(
  String.raw`^(?:[*•-]\s)?(?:${ADDRESS.source} (?=<))?[<'"]?(${ADDRESS.source})[>'"]?(?:$|[:,;(<]|\s*(?:[([<]|\.{3})|\s+on\s|\s+(?=.{0,40}ERROR_CODE|[245]\d\d[ -]))`,
);
/** The distinguished name Exchange 5.5 gives those it has no mailbox for: `c=DE;a= ;…dda:SMTP=bob@contoso.com; on …`. */
const IN_NAME = new RegExp(String.raw`^\S.{0,200}\bSMTP[=:](${ADDRESS.source})(?:;|\])`, 'i');
/** Labels with the recipient as their value, and commands of a transcript. */
const LABELLED = new RegExp(
  String.raw`^(?:[*•-]\s)?(?:(?:final |failed |original )?recipient(?: address)?|original address|addressed to|(?:\S{1,20} )?(?:sent|>>>|<<<)?:?\s?RCPT TO):\s?[<[]?(?:SMTP:)?(${ADDRESS.source})`,
  'i',
);
/** Sentences that name the recipient behind these words. */
const SENTENCE = new RegExp(
  [
    String.raw`(?:\bnot|n['’]t) (?:be )?delivered to:?`,
    String.raw`\byour message to:?`,
    String.raw`\bfollowing recipients?(?: failed permanently)?:`,
    String.raw`\bunable to deliver (?:your |the )?(?:message|mail) to:?`,
    String.raw`\bundeliverable to:?`,
    String.raw`\berror delivering your (?:mail|message) to`,
    String.raw`\bthe following message to`,
    String.raw`\brejected recipient`,
    String.raw`\breturned permanent errors?:`,
    String.raw`^\[Status: .{1,80}? Address:`,
    String.raw`^(?:unknown (?:user|host)|invalid final delivery userid|user mailbox exceeds allowed size|delivery failed.{0,40}):`,
  ].join('|'),
  'i',
);
/** `550 5.1.1 <bob@contoso.com>... User unknown`: how Sendmail itself says it. */
const SENDMAIL = new RegExp(String.raw`^[245]\d\d (?:[245]\.\d\.\d{1,3} )?<(${ADDRESS.source})>\.{3} `);

/** The recipient a line of a report is about, in the wording of any of the mail systems. */
export function recipientOfLine(line: string): RecipientLine | undefined {
  if (!line.includes('@') || line.length > MAX_LENGTH) return undefined;
  const start = AT_START.exec(line);
  if (start?.[1] !== undefined) {
    const end = start[0].lastIndexOf(start[1]) + start[1].length;
    return { address: trimmed(start[1]), note: line.slice(end).replace(/^[>:'"\s]+/, '') };
  }
  const named = IN_NAME.exec(line) ?? LABELLED.exec(line);
  if (named?.[1] !== undefined) return { address: trimmed(named[1]), note: '' };
  const own = SENDMAIL.exec(line);
  if (own?.[1] !== undefined) return { address: trimmed(own[1]), note: line };
  const sentence = SENTENCE.exec(line);
  if (!sentence) return undefined;
  const address = addressInText(line.slice(sentence.index + sentence[0].length, MAX_LENGTH));
  return address === undefined ? undefined : { address, note: line };
}

function trimmed(address: string): string {
  return address.replace(/\.+$/, '');
}
