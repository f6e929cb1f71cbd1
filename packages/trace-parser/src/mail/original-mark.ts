/** Lines behind which a report returns the mail it is about, as the mail systems write them. */
const MARK = new RegExp(
  String.raw`^[> \t]*(?:` +
    [
      String.raw`\|?-{2,}\s?(?:below this line is a copy|enclosed (?:is|are) a copy|undelivered message follows|message text follows|this is a copy of|original message|unsent message|no message was collected|returned message|original mail|the header of the original message|original message follows)`,
      String.raw`original (?:message|mail) (?:follows|as follows)`,
      String.raw`(?:included|below) is a copy of the (?:message header|original message)`,
      String.raw`(?:possibly truncated )?original message follows`,
      String.raw`message headers? follows?`,
      String.raw`original message:[ \t]*$`,
      String.raw`the attachment contains the original mail headers`,
      String.raw`\+{3,}[ \t]*$`,
    ].join('|') +
    ')',
  'im',
);

/** A report, and what it returns of the mail it is about. */
export interface SplitReport {
  readonly report: string;
  /** Headers of the mail, and perhaps its text; empty where none is returned. */
  readonly original: string;
}

/** Parts the text of a report from the mail it returns: what stands there tells of the mail, not of its failure. */
export function splitAtOriginal(text: string): SplitReport {
  const mark = MARK.exec(text);
  if (!mark) return { report: text, original: '' };
  const newline = text.indexOf('\n', mark.index + mark[0].length);
  const below = newline === -1 ? '' : text.slice(newline + 1).replace(/^[-=+ \t\r\n]+/, '');
  return { report: text.slice(0, mark.index), original: below };
}
