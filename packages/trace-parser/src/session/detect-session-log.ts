import type { Detection, Sample } from '../format.js';
import type { SessionRecord } from '../session-record.js';

const LOG_TYPE = /^\ufeff?#Log-type:\s*SMTP (Receive|Send) Protocol Log/im;
const FIELDS = /^[ \t>]*(?:\ufeff|#[^:\n]{0,40}:\s*)?date-time,\s*connector-id,\s*session-id/im;
/** A row by its shape: date, connector, 16-digit session id, number, two endpoints, one of the five events. */
const ROW =
  /^[ \t>*]*\d{4}-\d\d-\d[\dX]T[^,\r\n]{1,40},("[^"\r\n]*"|[^,\r\n]*),[0-9A-FX]{8,20}(?:\*\*)?,\d+,[^,\r\n]*,[^,\r\n]*,\\?([-+<>*]),([^\r\n]*)/im;
const ROWS = new RegExp(ROW.source, 'gim');

/** Tells receive logs from send logs: by the header; without one, by which side greets, listens or is the connector's. */
export function detectSessionLog(sample: Sample, log: SessionRecord['log']): Detection | undefined {
  const format = `${log}-log`;
  const declared = LOG_TYPE.exec(sample.text)?.[1]?.toLowerCase();
  if (declared !== undefined) {
    if (`smtp-${declared}` !== log) return undefined;
    return {
      format,
      score: 1,
      reason: `#Log-type: SMTP ${declared === 'send' ? 'Send' : 'Receive'} Protocol Log`,
    };
  }
  if (!FIELDS.test(sample.text) && !ROW.test(sample.text)) return undefined;
  const guess = guessSide(sample.text);
  const score = guess === undefined ? 0.5 : guess === log ? 0.9 : 0.2;
  return { format, score, reason: 'rows of an SMTP protocol log without #Log-type' };
}

/** Rows by which the side shows: commands and replies, the port listened on, the name of the connector. */
function guessSide(text: string): SessionRecord['log'] | undefined {
  let receive = 0;
  let send = 0;
  let rows = 0;
  for (const match of text.matchAll(ROWS)) {
    if (++rows > 200) break;
    const [row, connector = '', event = '', data = ''] = match;
    const isCommand = /^"?(?:EHLO|HELO|STARTTLS|X-ANONYMOUSTLS|MAIL FROM|RCPT TO|QUIT|XPROXY)/i.test(data);
    const isReply = /^"?[2-5]\d\d[ -]/.test(data);
    if ((event === '<' && isCommand) || (event === '>' && isReply)) receive += 3;
    if ((event === '>' && isCommand) || (event === '<' && isReply)) send += 3;
    if (/SP_PROT_\w+_SERVER|TlsDomainCapabilities=|Client certificate chain/.test(row)) receive += 2;
    if (/SP_PROT_\w+_CLIENT|attempting to connect/i.test(row)) send += 2;
    if (connector.includes('\\')) receive++;
    else if (/outbound|send connector|proxy internal/i.test(connector)) send++;
  }
  if (receive === send) return undefined;
  return receive > send ? 'smtp-receive' : 'smtp-send';
}
