import { EndpointDraft, type CertificateDraft } from '../endpoint/endpoint-draft.js';
import {
  applyCommand,
  NO_STARTTLS,
  NOT_CONNECTED,
  readField,
  readStatus,
  VERIFY_CODE,
} from '../endpoint/openssl-lines.js';
import { readPrompt } from '../text/prompt.js';
import type { FormContext, LineReader, TextForm, TextLine } from '../text/text-form.js';

const COMMAND = /\bopenssl(?:\.exe)?\s+s_client\b/;
const CONNECTED = /^(?:CONNECTED\([0-9A-Fa-f]{8}\)|CONNECTION ESTABLISHED)/;
const CHAIN_ENTRY = /^ ?(\d{1,2}) s:\s*(.*)$/;
const FIELD = /^\s+([iv]):\s*(.*)$/;
const PEM_BEGIN = /^-----BEGIN (?:TRUSTED )?CERTIFICATE-----\s*$/;
const PEM_END = /^-----END (?:TRUSTED )?CERTIFICATE-----\s*$/;
const BASE64 = /^\s*[A-Za-z0-9+/=]+\s*$/;
/** A certificate of more lines is none. */
const PEM_LINES = 400;
const CA_NAMES = 'Acceptable client certificate CA names';
const AFTER_CA_NAMES =
  /^(?:---|Client Certificate Types|Requested Signature|Shared Requested|Peer sign|Server Temp|No client)/;

/** What `openssl s_client` prints, of OpenSSL 1.0 to 3.x, also with `-brief` and `-showcerts`. */
export const opensslSClient: TextForm = {
  id: 'openssl-s-client',
  title: 'openssl s_client',
  signs: [
    { pattern: CONNECTED, score: 0.97, reason: 'CONNECTED( of openssl s_client' },
    { pattern: COMMAND, score: 0.95, reason: 'command line of openssl s_client' },
    { pattern: /^\s?0 s:\s*\S/, score: 0.95, reason: 'certificate chain of openssl s_client' },
    { pattern: NO_STARTTLS, score: 0.95, reason: 'STARTTLS complaint of openssl s_client' },
    { pattern: VERIFY_CODE, score: 0.93, reason: 'verify return code of openssl' },
    { pattern: /^connect:errno=\d+/, score: 0.93, reason: 'connect error of openssl s_client' },
  ],
  belongs: new RegExp(
    [
      '-{3,}|-----|Certificate chain|Server certificate|subject=|issuer=|No client certificate|Acceptable client',
      '\\s?\\d{1,2} s:|\\s+[iav]:|depth=|verify (?:return|error)|Verif(?:y return code|ication|ied peername)|Peer (?:sign|Temp|cert)',
      '/?(?:C|ST|L|O|OU|CN|DC|emailAddress) ?=|Client Certificate|Requested Sig|Shared Requested|Server (?:Temp|public)|SSL',
      'Negotiated|(?:New|Reused), |Secure Renegotiation|This TLS|Compression:|Expansion:|No ALPN|Early data|Post-Handshake',
      'Supported Elliptic|Protocol(?: version| *):|Cipher(?:suite| *):|Hash used|Signature type|\\s{4}|read R BLOCK|closed|DONE|RENEGOTIATING',
      "didn't f|connect:|CONNECT|Connecting to|BIO_|getaddrinfo|[0-9A-Fa-f]{4,}:error|(?:write|read):errno|no peer cert|Can't use",
      '[2-5]\\d\\d[ -]|(?:EHLO|HELO|STARTTLS|QUIT|MAIL FROM|RCPT TO)\\b',
    ]
      .map((part) => `^(?:${part})`)
      .join('|'),
  ),
  open: openTranscript,
};

function openTranscript(context: FormContext): LineReader {
  let draft: EndpointDraft | undefined;
  let command: string | undefined;
  let pem: { readonly line: number; readonly lines: string[] } | undefined;
  let entry: CertificateDraft | undefined;
  let inCaNames = false;
  let inServerCertificate = false;

  const giveOut = () => {
    // Without a certificate OpenSSL says that its verification went well.
    if (draft?.fields.tls === 'failed') delete draft.fields.verifyResult;
    if (draft?.tells === true) context.fact(draft.toFact(context.origin(1).item));
    draft = undefined;
    entry = undefined;
    inCaNames = false;
    inServerCertificate = false;
  };
  const current = (line: number): EndpointDraft => {
    if (!draft) {
      draft = new EndpointDraft('openssl', line);
      if (command !== undefined) applyCommand(draft, command);
    }
    return draft;
  };
  const closePem = () => {
    if (!pem) return;
    const text = pem.lines.join('\n');
    const target = inServerCertificate ? draft?.chain.find(({ position }) => position === 0) : entry;
    if (target) target.pem ??= text;
    else
      current(pem.line).certificate({ position: 0, names: [], pem: text, origin: context.origin(pem.line) });
    pem = undefined;
  };

  const read = ({ text, number }: TextLine): void => {
    const prompt = readPrompt(text);
    if (prompt || COMMAND.test(text)) {
      giveOut();
      command = COMMAND.test(text) ? text.slice(text.search(COMMAND)) : undefined;
      if (command !== undefined) current(number);
      return;
    }
    if (pem && (PEM_END.test(text) || (BASE64.test(text) && pem.lines.length < PEM_LINES))) {
      pem.lines.push(text.trim());
      if (PEM_END.test(text)) closePem();
      return;
    }
    // An armor without end is no certificate.
    pem = undefined;
    if (CONNECTED.test(text)) {
      if (draft && draft.fields.connection !== 'unknown') giveOut();
      current(number).fields.connection = 'connected';
      return;
    }
    if (PEM_BEGIN.test(text)) {
      pem = { line: number, lines: [text.trim()] };
      return;
    }
    if (
      !draft &&
      !opensslSClient.signs.some(({ pattern }) => pattern.test(text)) &&
      !NOT_CONNECTED.test(text)
    )
      return;
    const at = current(number);
    at.lastLine = number;
    if (text.startsWith('Server certificate')) inServerCertificate = true;
    if (text.startsWith(CA_NAMES)) {
      inCaNames = true;
      return;
    }
    if (inCaNames && !AFTER_CA_NAMES.test(text) && text.trim() !== '') {
      at.clientCa(text.trim());
      return;
    }
    inCaNames = false;
    const opened = CHAIN_ENTRY.exec(text);
    if (opened) {
      const [, position = '0', subject = ''] = opened;
      entry = { position: Number(position), subject, names: [], origin: context.origin(number) };
      at.certificate(entry);
      return;
    }
    const field = entry && !inServerCertificate ? FIELD.exec(text) : null;
    if (entry && field) readField(entry, field[1] ?? '', field[2] ?? '');
    else readStatus(at, text, number, context);
  };

  return {
    line: read,
    end() {
      // What is left of a certificate that was cut off is none.
      pem = undefined;
      giveOut();
    },
  };
}
