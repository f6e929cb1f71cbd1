import { EndpointDraft } from '../endpoint/endpoint-draft.js';
import { readMachineTime } from '../machine-time.js';
import type { FormContext, LineReader, TextForm, TextLine } from '../text/text-form.js';

/** `[000.125]     <--  220 …`: seconds since the beginning, the direction, and what was said. */
const STEP = /^\s*\[(\d{3}\.\d{3})\]\s*(?:(<--|<~~|-->|~~>)\s?)?(.*)$/;
/** Transcripts of the sender test have no clock. */
const BARE = /^\s*(<--|<~~|-->|~~>)\s+(.*)$/;
const TARGET =
  /^(?:Trying TLS on|seconds\s+.*results for) ([\w.-]+)\s*(?:\[([\d.]+|[\da-fA-F:]+)(?::(\d+))?\])?/;
const CIPHER = /^(?:Cipher in use: |====tls negotiation successful \(cypher: )([\w-]+)/;
const PROTOCOL = /^Connection converted to (?:SSL|TLS)|^(?:SSLVersion|TLS version|SSL version) in use: (\S+)/;
const CERTIFICATE = /^Certificate (\d+) of \d+ in chain:?\s*(.*)$/;
const VERDICT = /^Cert(?:ificate)? (?:Hostname )?(VERIFIED|NOT VALIDATED|DOES NOT VERIFY|Hostname).*$/i;
const FIELD = /^(subject|issuer|Not Valid Before|Not Valid After|subjectAltName|DNS)\s*[=:]\s*(.*)$/i;
const TABLE_HEADER = /^MX Server\s+Pref\s+(?:Answer|Con)/i;
/** A row of the result table: host, address, preference, and OK or FAIL of each stage. */
const TABLE_ROW =
  /^([\w-]+(?:\.[\w-]+)+)(?:\s+\[?([\da-fA-F.:]+?)(?::(\d+))?\]?)?\s+(\d+)\s+((?:(?:OK|FAIL|not tested|-)(?:\s*\(\d+ ?ms\))?\s*){2,})/i;
const STAGES = ['answer', 'connect', 'helo', 'tls', 'certificate', 'secure', 'from', 'to'] as const;

/** Pages and transcripts of checktls.com and of checkers that print alike. */
export const checktls: TextForm = {
  id: 'checktls',
  title: 'Web TLS checker (checktls.com)',
  signs: [
    { pattern: /CheckTLS/i, score: 0.9, reason: 'name of the checker' },
    { pattern: TABLE_HEADER, score: 0.95, reason: 'result table of a TLS checker' },
    { pattern: /^\s*\[\d{3}\.\d{3}\]\s/, score: 0.93, reason: 'clocked steps of a TLS checker' },
    { pattern: /^\s*<--\s+[2-5]\d\d[ -]/, score: 0.9, reason: 'transcript of a TLS checker' },
  ],
  belongs:
    /^(?:\s*\[\d{3}\.\d{3}\]|\s*(?:<--|<~~|-->|~~>|====)|[\w.-]+\s+.*(?:OK|FAIL)|seconds\s|Trying TLS|\s+\S|Certificate \d|Cert )/,
  open: openReport,
};

function openReport(context: FormContext): LineReader {
  let draft: EndpointDraft | undefined;
  let inTable = false;
  const giveOut = () => {
    if (draft?.tells === true) context.fact(draft.toFact(context.origin(1).item));
    draft = undefined;
  };
  const current = (line: number): EndpointDraft => {
    draft ??= new EndpointDraft('checktls', line);
    draft.lastLine = line;
    return draft;
  };
  return {
    line({ text, number }: TextLine) {
      if (TABLE_HEADER.test(text)) inTable = true;
      const row = inTable ? TABLE_ROW.exec(text) : null;
      if (row) {
        context.fact(tableRow(row, number).toFact(context.origin(1).item));
        return;
      }
      const [, , clocked, said] = STEP.exec(text) ?? [];
      const [, direction = clocked, line = said ?? text.trim()] = BARE.exec(text) ?? [];
      const target = TARGET.exec(line);
      if (target) {
        giveOut();
        const at = current(number);
        at.fields.host = target[1] ?? '';
        if (target[2] !== undefined) at.fields.address = target[2];
        at.fields.port = Number(target[3] ?? 25);
      } else if (direction?.startsWith('<') === true) current(number).server(line);
      else if (direction !== undefined) current(number).client(line);
      else readReport(line, number);
    },
    end: giveOut,
  };

  function readReport(text: string, number: number): void {
    const cipher = CIPHER.exec(text);
    const protocol = PROTOCOL.exec(text);
    const certificate = CERTIFICATE.exec(text);
    const field = FIELD.exec(text);
    if (cipher ?? protocol) {
      const at = current(number);
      at.encrypted = true;
      at.fields.tls = 'established';
      if (cipher) at.fields.tlsCipher = cipher[1] ?? '';
      if (protocol?.[1] !== undefined) at.fields.tlsProtocol = protocol[1].replace('_', '.');
    } else if (certificate) {
      const position = Number(certificate[1]) - 1;
      current(number).certificate({ position, names: [], origin: context.origin(number) });
    } else if (field && draft) readField(draft, field[1] ?? '', field[2] ?? '');
    else if (VERDICT.test(text) && draft) draft.fields.verifyResult ??= { text };
    else if (/^(?:TLS is not an option|STARTTLS (?:not|command not) )/i.test(text)) {
      current(number).fields.startTlsOffered = false;
    } else if (/^Connection (?:failed|timed out|refused)|^Cannot connect/i.test(text)) {
      const { fields } = current(number);
      fields.connection = /refused/i.test(text) ? 'refused' : /timed/i.test(text) ? 'timed-out' : 'failed';
      fields.connectError = text;
    }
  }
}

function tableRow([, host = '', address, port, , stages = '']: RegExpExecArray, line: number): EndpointDraft {
  const draft = new EndpointDraft('checktls', line);
  const results = [...stages.matchAll(/OK|FAIL|not tested|-/gi)].map(([word]) => word.toUpperCase());
  const of = (stage: (typeof STAGES)[number]) => results[STAGES.indexOf(stage)];
  draft.fields.host = host;
  if (address !== undefined) draft.fields.address = address;
  draft.fields.port = Number(port ?? 25);
  if (of('connect') === 'OK') draft.fields.connection = 'connected';
  if (of('connect') === 'FAIL') draft.fields.connection = 'failed';
  if (of('tls') === 'OK') draft.fields.startTlsOffered = true;
  if (of('tls') === 'FAIL') draft.fields.startTlsOffered = false;
  if (of('tls') === 'OK') draft.fields.tls = 'established';
  const certificate = of('certificate');
  if (certificate === 'OK' || certificate === 'FAIL')
    draft.fields.verifyResult = { text: `Cert ${certificate}` };
  return draft;
}

function readField(draft: EndpointDraft, name: string, value: string): void {
  const certificate = draft.chain.at(-1);
  if (!certificate) return;
  if (/^subject$/i.test(name)) certificate.subject ??= value.trim();
  else if (/^issuer$/i.test(name)) certificate.issuer ??= value.trim();
  else if (/before$/i.test(name)) certificate.notBefore ??= readMachineTime(value);
  else if (/after$/i.test(name)) certificate.notAfter ??= readMachineTime(value);
  else
    certificate.names = [
      ...certificate.names,
      ...[...value.matchAll(/[\w*-]+(?:\.[\w-]+)+/g)].map(([at]) => at),
    ].slice(0, 100);
}
