import { addressesInText } from './address-line.js';
import { addressValue } from './delivery-status.js';
import { fieldText, type HeaderField } from './header-fields.js';
import { htmlToText } from './html-to-text.js';
import type { MailContext } from './mail-context.js';
import { contentText, type MimePart } from './mime-part.js';
import { readMtaProse } from './mta-prose.js';
import { REPORT_SUBJECT } from './report-subject.js';
import { readNdrProse, type Prose, type ProseRecipient } from './ndr-prose.js';
import { splitAtOriginal } from './original-mark.js';
import { writerOf } from './remote-host.js';
import { present } from '../present.js';

const ENHANCED = /\b[245]\.\d{1,3}\.\d{1,3}\b/;
const OPENING =
  /did not reach the following recipient|delivery (?:has failed|to the following)|mail system at host|qmail-send program|(?:could not|couldn['’]t|wasn['’]t|not) be(?:en)? delivered|wasn['’]t delivered|undeliverable|permanent fatal errors/i;
const SENDER = /mailer-daemon|post_?master|microsoftexchange|mail delivery|mail-daemon|interscan/i;
/** Absent people and read receipts, whatever they quote. */
const REPLY_OF_SOMEBODY =
  /^(?:auto(?:matic |matische |-)?(?:reply|antwort)|out of (?:the )?office|abwesen|réponse automatique|respuesta automática|risposta automatica|read:|gelesen:|accepted:|declined:)/i;
const NOTHING: Prose = { recipients: [], hops: [], cut: [] };

/** What a report carries beside its prose. */
export interface ReportParts {
  readonly parts: readonly MimePart[];
  readonly plain: string;
  readonly hasStatus: boolean;
  readonly isReport: boolean;
  /** Recipients its header names. */
  readonly failed: readonly string[];
}

/** The prose in the layout of Exchange, from the plain text or, where that tells less, from the HTML; else that of others. */
export function readProse(
  { parts, plain, hasStatus, isReport, failed }: ReportParts,
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
  const named = prose.recipients.filter(({ address }) => address !== '');
  const quotes = named.some(({ events }) => events.length > 0);
  const exact = prose.recipients.some(({ events }) => events.some((event) => ENHANCED.test(event.text)));
  if ((exact && (named.length > 0 || hasStatus)) || (quotes && (hasStatus || isReport))) return prose;
  if (!isReport && !hasStatus) return exact ? prose : NOTHING;
  const { report, original } = splitAtOriginal(text);
  const to = /^To:(.{1,600})/im.exec(original)?.[1] ?? '';
  const others = readMtaProse(report, failed.length > 0 ? failed : addressesInText(to), limits);
  const returned = {
    ...prose,
    ...present('generatingServer', prose.generatingServer ?? writerOf(report)),
    ...present('originalHeaders', prose.originalHeaders ?? original),
  };
  return others.recipients.length > 0 ? { ...returned, ...others } : returned;
}

/** Whether a mail says of itself that it is a report: by its type, its sender, its subject or its first sentences. */
export function looksLikeReport(part: MimePart, plain: string): boolean {
  if (part.type === 'multipart/report') return true;
  const field = (name: string): string => fieldText(part.fields, name) ?? '';
  if (REPLY_OF_SOMEBODY.test(field('subject'))) return false;
  return (
    SENDER.test(field('from')) ||
    field('x-failed-recipients') !== '' ||
    part.fields.some(({ name }) => name === 'x-ms-exchange-message-is-ndr') ||
    REPORT_SUBJECT.test(field('subject')) ||
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
