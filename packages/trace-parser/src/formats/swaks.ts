import { EndpointDraft, type CertificateDraft } from '../endpoint/endpoint-draft.js';
import { readMachineTime } from '../machine-time.js';
import type { FormContext, LineReader, TextForm, TextLine } from '../text/text-form.js';

const TRYING = /^=== Trying (\[?[\w.:-]+?\]?):(\d+)\.\.\./;
const CONNECTED = /^=== Connected to (\S+?)\.$/;
const STARTED = /^=== TLS started (?:with cipher |w\/ cipher )([^:\s]+):([^:\s]+)/;
const PEER = /^=== TLS peer\[(\d+)\]\s+subject=\[(.*?)\]\s*$/;
const PEER_NAMES = /^===\s+commonName=\[(.*?)\], subjectAltName=\[(.*?)\] notAfter=\[(.*?)\]/;
const PEER_DN = /^=== TLS peer DN="(.*)"/;
const VERDICT = /^=== TLS peer certificate (.*)$/;
const VERIFIED = /passed host verification \(using host (\S+) to verify\)/;
const FAILED = /^\*\*\* (?:Error connecting to ([\w.:-]+):(\d+):|(.*(?:TLS|SSL).*))\s*$/i;
const FAILED_REASON = /^\*\*\*\s+(.+)$/;
const CLIENT = /^ (?:-|~)> (.*)$/;
const SERVER = /^<(?:-|~)[ *]{1,2} ?(.*)$/;

/** What swaks prints. */
export const swaks: TextForm = {
  id: 'swaks',
  title: 'swaks transcript',
  signs: [
    { pattern: TRYING, score: 0.97, reason: 'swaks is trying a host' },
    { pattern: /^=== (?:Connected to|TLS )/, score: 0.95, reason: 'information line of swaks' },
    { pattern: /^<[-~][ *] +[2-5]\d\d[ -]/, score: 0.95, reason: 'server line of swaks' },
  ],
  belongs: /^(?:=== |<[-~][ *]| [-~]> ?|\*\*\* )/,
  open: openTranscript,
};

function openTranscript(context: FormContext): LineReader {
  let draft: EndpointDraft | undefined;
  let connectFailed = false;
  const giveOut = () => {
    if (draft?.tells === true) context.fact(draft.toFact(context.origin(1).item));
    draft = undefined;
    connectFailed = false;
  };
  const current = (line: number): EndpointDraft => {
    draft ??= new EndpointDraft('swaks', line);
    draft.lastLine = line;
    return draft;
  };
  return {
    line({ text, number }: TextLine) {
      const trying = TRYING.exec(text);
      if (trying) {
        giveOut();
        const [, host = '', port] = trying;
        const at = current(number);
        const plain = host.replace(/^\[|\]$/g, '');
        if (/^[\d.]+$|:/.test(plain)) at.fields.address = plain;
        else at.fields.host = plain;
        at.fields.port = Number(port);
        return;
      }
      const sent = CLIENT.exec(text);
      const received = SERVER.exec(text);
      const failed = FAILED.exec(text);
      if (sent) current(number).client(sent[1] ?? '');
      else if (received) current(number).server(received[1] ?? '');
      else if (text.startsWith('=== ')) readInformation(current(number), text, number, context);
      else if (failed) {
        const at = current(number);
        connectFailed = failed[1] !== undefined;
        if (!connectFailed) {
          at.fields.tls = 'failed';
          at.fields.tlsError ??= (failed[3] ?? '').trim();
        } else at.fields.connection = 'failed';
      } else if (connectFailed && draft) readConnectError(draft, text, number);
    },
    end: giveOut,
  };
}

function readConnectError(draft: EndpointDraft, text: string, number: number): void {
  const [, reason] = FAILED_REASON.exec(text) ?? [];
  if (reason === undefined) return;
  draft.lastLine = number;
  draft.fields.connectError ??= reason.trim();
  if (/refused/i.test(reason)) draft.fields.connection = 'refused';
  else if (/timed? ?out/i.test(reason)) draft.fields.connection = 'timed-out';
}

function readInformation(draft: EndpointDraft, text: string, number: number, context: FormContext): void {
  const { fields, chain } = draft;
  const started = STARTED.exec(text);
  const peer = PEER.exec(text);
  const names = PEER_NAMES.exec(text);
  const dn = PEER_DN.exec(text);
  const verdict = VERDICT.exec(text);
  if (CONNECTED.test(text)) fields.connection = 'connected';
  else if (started) {
    draft.encrypted = true;
    fields.tls = 'established';
    fields.tlsProtocol = started[1] ?? '';
    fields.tlsCipher = started[2] ?? '';
  } else if (peer ?? dn) {
    const [, position, subject] = peer ?? ['', '0', dn?.[1]];
    draft.certificate({
      position: Number(position),
      ...(subject !== undefined && { subject }),
      names: [],
      origin: context.origin(number),
    });
  } else if (names) readNames(chain.at(-1), names);
  else if (verdict) {
    fields.verifyResult = { text: verdict[1] ?? '' };
    const [, host] = VERIFIED.exec(text) ?? [];
    if (host !== undefined) fields.verifiedPeerName = host;
  }
}

function readNames(
  certificate: CertificateDraft | undefined,
  [, , names = '', until = '']: RegExpExecArray,
): void {
  if (!certificate) return;
  certificate.names = [...names.matchAll(/DNS:([^,\s\]]+)/g)].map(([, name = '']) => name);
  certificate.notAfter = readMachineTime(until);
}
