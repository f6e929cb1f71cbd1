import { addressValue } from './delivery-status.js';
import { fieldText, type HeaderField } from './header-fields.js';
import { htmlToText } from './html-to-text.js';
import type { MailContext } from './mail-context.js';
import { contentText, type MimePart } from './mime-part.js';
import { readMtaProse } from './mta-prose.js';
import { readNdrProse, type Prose, type ProseRecipient } from './ndr-prose.js';

const ENHANCED = /\b[245]\.\d{1,3}\.\d{1,3}\b/;
const OPENING =
  /did not reach the following recipient|delivery (?:has failed|to the following)|mail system at host|qmail-send program|(?:could not|couldn['’]t|wasn['’]t|not) be(?:en)? delivered|wasn['’]t delivered|undeliverable|permanent fatal errors/i;
const SENDER = /mailer-daemon|postmaster|microsoftexchange|mail delivery|mail-daemon/i;
const NOTHING: Prose = { recipients: [], hops: [], cut: false };

/** The prose in the layout of Exchange, from the plain text or, where that tells less, from the HTML; else that of others. */
export function readProse(
  parts: readonly MimePart[],
  plain: string,
  hasStatus: boolean,
  isReport: boolean,
  unknownCharset: (label: string) => void,
  limits: MailContext['limits'],
): Prose {
  let prose = readNdrProse(plain, limits);
  let text = plain;
  if (prose.recipients.length === 0 || (prose.hops.length === 0 && /message hops/i.test(plain))) {
    const html = parts.filter(({ type }) => type === 'text/html');
    const shown = html.map((one) => htmlToText(contentText(one, unknownCharset))).join('\n');
    if (shown !== '') {
      const fromHtml = readNdrProse(shown, limits);
      if (fromHtml.recipients.length > 0 || fromHtml.hops.length > prose.hops.length) prose = fromHtml;
      if (plain.trim() === '') text = shown;
    }
  }
  const exact = prose.recipients.some(({ events }) => events.some((event) => ENHANCED.test(event.text)));
  if (exact || hasStatus || (isReport && prose.recipients.some(({ events }) => events.length > 0)))
    return prose;
  if (!isReport) return NOTHING;
  const others = readMtaProse(text, limits);
  return others.recipients.length > 0 ? { ...prose, ...others } : prose;
}

/** Whether a mail says of itself that it is a report: by its type, its sender, its subject or its first sentences. */
export function looksLikeReport(part: MimePart, plain: string): boolean {
  if (part.type === 'multipart/report') return true;
  const field = (name: string): string => fieldText(part.fields, name) ?? '';
  return (
    SENDER.test(field('from')) ||
    field('x-failed-recipients') !== '' ||
    part.fields.some(({ name }) => name === 'x-ms-exchange-message-is-ndr') ||
    OPENING.test(field('subject')) ||
    OPENING.test(plain.slice(0, 16_384))
  );
}

/** What the prose says of the recipient a group of a delivery status is about. */
export function proseFor(
  fields: readonly HeaderField[],
  recipients: readonly ProseRecipient[],
  groups: number,
): ProseRecipient | undefined {
  const addresses = ['final-recipient', 'original-recipient', 'x-actual-recipient', 'x-display-name'].map(
    (name) => addressValue(fields, name)?.toLowerCase(),
  );
  const [only] = recipients;
  return (
    recipients.find(({ address }) => addresses.includes(address.toLowerCase())) ??
    (groups === 1 && recipients.length === 1 ? only : undefined)
  );
}
