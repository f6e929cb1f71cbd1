import { parseDeliveryStatus, type DeliveryStatus } from './delivery-status.js';
import { lineOf, type MailContext } from './mail-context.js';
import { contentBytes, type MimePart } from './mime-part.js';

const STATUS = /^message\/(?:global-)?delivery-status$/;
/** Types under which some systems attach a delivery status. */
const ATTACHED =
  /^(?:application\/octet-stream|text\/(?!plain|html)[\w.-]+|message\/(?!rfc822|global|partial)[\w.-]+)$/;
const FIELDS = /^(?:Reporting-MTA|Final-Recipient|Original-Recipient)[ \t]*:/im;
/** Characters of an attachment in which the fields must begin. */
const HEAD = 4096;

export interface FoundStatus {
  readonly status: DeliveryStatus;
  /** The line an offset of the status stands at. */
  readonly lineAt: (at: number) => number;
}

/** The delivery statuses of a report: by their type, else by their fields, in an attachment or in the text itself. */
export function findStatuses(parts: readonly MimePart[], plain: string, context: MailContext): FoundStatus[] {
  const typed = parts.filter(({ type }) => STATUS.test(type)).map((part) => readStatus(part, context));
  if (typed.length > 0) return typed;
  const attached = parts
    .filter((part) => ATTACHED.test(part.type) && FIELDS.test(contentBytes(part).slice(0, HEAD)))
    .map((part) => readStatus(part, context));
  if (attached.length > 0) return attached;
  const at = plain.search(FIELDS);
  if (at === -1) return [];
  const [first] = parts;
  const line = first ? lineOf(first, context) : 1;
  const status = parseDeliveryStatus(unquoted(plain.slice(at)));
  return status.recipients.length > 0 ? [{ status, lineAt: () => line }] : [];
}

function readStatus(part: MimePart, context: MailContext): FoundStatus {
  const line = lineOf(part, context);
  const content = contentBytes(part);
  const standsAsIs = part.raw === context.raw && content.length === part.end - part.bodyStart;
  return {
    status: parseDeliveryStatus(content),
    lineAt: (at) => (standsAsIs ? context.lineAt(part.bodyStart + at) : line),
  };
}

function unquoted(text: string): string {
  return text.replace(/^(?: ?>)+ ?/gm, '');
}
