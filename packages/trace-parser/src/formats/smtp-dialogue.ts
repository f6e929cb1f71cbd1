import { EndpointDraft, isReply } from '../endpoint/endpoint-draft.js';
import { readPrompt } from '../text/prompt.js';
import type { FormContext, LineReader, TextForm, TextLine } from '../text/text-form.js';

const CONNECT_COMMAND =
  /^(?:telnet|nc|ncat|netcat|plink)(?:\.exe)?\s+(?:-\w+\s+)*"?(\[?[\w.:-]+?\]?)"?[ :]+(\d{1,5})\s*$/i;
const TELNET_TRYING = /^(?:Trying|Connecting [Tt]o) ([\w.:-]+?)(?:\.\.\.|:? ?\.{2,3}).*$/;
const TELNET_CONNECTED = /^Connected to ([\w.:-]+?)\.?$/;
const TELNET_FAILED =
  /^(?:telnet: )?(?:Unable to connect to remote host: (.+)|connect to address [\w.:]+: (.+)|Could not open connection to the host, on port \d+: (.+)|.*\bport \d+: (Connect(?:ion)? (?:refused|timed out|failed).*)|nc: connect to .* failed: (.+)|Ncat: (.+))$/i;
const NETCAT_OPEN =
  /^(?:Connection to ([\w.:-]+) (?:\([\d.:a-f]+\) )?(?:\(?[\d.]+\)? )?(\d+) port \[tcp\/[\w*-]+\] succeeded!|Ncat: Connected to ([\w.:]+):(\d+)\.)/;
const CLIENT = /^(?:EHLO|HELO|STARTTLS|MAIL FROM:|RCPT TO:|DATA|RSET|NOOP|QUIT|AUTH|XCLIENT|VRFY)\b/i;
const BANNER = /^220[ -](?:\*[* ]{2,}|.*\b(?:E?SMTP|Microsoft|Mail|ready)\b)/i;
/** Test-NetConnection and Test-SmtpConnection list properties. */
const TEST_FIELD =
  /^\s*(ComputerName|RemoteAddress|RemotePort|SourceAddress|TcpTestSucceeded|PingSucceeded|InterfaceAlias|NameResolutionResults?)\s*: ?(.*)$/;
const TEST_WARNING = /^WARNING: TCP connect to (?:\(([\w.:-]+) ?: (\d+)\)|([\w.:-]+):(\d+)) failed/;

/** A session somebody typed into telnet, netcat or PuTTY, and what Test-NetConnection says of the port. */
export const smtpDialogue: TextForm = {
  id: 'smtp-dialogue',
  title: 'SMTP dialogue (telnet, netcat, PuTTY, Test-NetConnection)',
  signs: [
    { pattern: /^220[ -]\*[* ]{2,}/, score: 0.94, reason: 'masked SMTP banner' },
    { pattern: /^TcpTestSucceeded\s*:/, score: 0.93, reason: 'output of Test-NetConnection' },
    { pattern: TEST_WARNING, score: 0.93, reason: 'warning of Test-NetConnection' },
    { pattern: /^(?:ComputerName|RemotePort)\s+: \S/, score: 0.5, reason: 'property of Test-NetConnection' },
    { pattern: BANNER, score: 0.9, reason: 'SMTP banner' },
    { pattern: /^(?:EHLO|HELO) \S+\s*$/i, score: 0.9, reason: 'EHLO of an SMTP dialogue' },
    { pattern: /^250-\S/, score: 0.85, reason: 'EHLO reply' },
    { pattern: CONNECT_COMMAND, score: 0.85, reason: 'telnet or netcat to a port' },
    { pattern: TELNET_CONNECTED, score: 0.6, reason: 'telnet connected' },
    { pattern: /^Connecting To [\w.:-]+\.\.\./, score: 0.85, reason: 'telnet of Windows' },
    {
      pattern: /^(?:Test-NetConnection|tnc|Test-SmtpConnect\w+)\s/i,
      score: 0.9,
      reason: 'command line of Test-NetConnection',
    },
  ],
  belongs:
    /^(?:[2-5]\d\d(?:[ -]|$)|(?:EHLO|HELO|STARTTLS|MAIL FROM|RCPT TO|DATA|RSET|NOOP|QUIT|AUTH|VRFY)\b|Trying |Connected to |Connect(?:ing to|ion (?:to|closed|refused))|Escape char|telnet|Unable to connect|Could not open|Ncat:|nc:|\.$|\s*(?:ComputerName|RemoteAddress|RemotePort|SourceAddress|TcpTestSucceeded|PingSucceeded|PingReplyDetails|InterfaceAlias|NameResolutionResults?|NetRoute)\b.*:|WARNING: (?:TCP connect|Ping))/i,
  open: openDialogue,
};

function openDialogue(context: FormContext): LineReader {
  let draft: EndpointDraft | undefined;
  const giveOut = () => {
    if (draft?.tells === true) context.fact(draft.toFact(context.origin(1).item));
    draft = undefined;
  };
  const current = (line: number): EndpointDraft => {
    draft ??= new EndpointDraft('dialogue', line);
    draft.lastLine = line;
    return draft;
  };
  return {
    line({ text: raw, number }: TextLine) {
      const prompt = readPrompt(raw);
      const text = (prompt?.command ?? raw).trim();
      const target = CONNECT_COMMAND.exec(text);
      if (target) {
        giveOut();
        const [, host = '', port] = target;
        setTarget(current(number), host, Number(port));
        return;
      }
      if (prompt) return;
      const field = TEST_FIELD.exec(raw);
      if (field) {
        const [, name = '', value = ''] = field;
        if (name === 'ComputerName' && draft?.fields.seenBy === 'test-connection') giveOut();
        readTestField(current(number), name, value.trim(), raw);
        return;
      }
      readLine(text, number);
    },
    end: giveOut,
  };

  function readLine(text: string, number: number): void {
    const trying = TELNET_TRYING.exec(text);
    const opened = TELNET_CONNECTED.exec(text) ?? NETCAT_OPEN.exec(text);
    const failed = TELNET_FAILED.exec(text);
    const warned = TEST_WARNING.exec(text);
    if (warned) {
      const [, host = warned[3] ?? '', port = warned[4]] = warned;
      if (draft && draft.fields.seenBy !== 'test-connection') giveOut();
      const at = current(number);
      setTarget(at, host, Number(port));
      at.fields.seenBy = 'test-connection';
    } else if (failed) {
      const words = failed.slice(1).find((part) => part !== undefined) ?? text;
      const at = current(number);
      at.fields.connection = /refused/i.test(words)
        ? 'refused'
        : /timed? ?out/i.test(words)
          ? 'timed-out'
          : 'failed';
      at.fields.connectError = text;
    } else if (opened) {
      if (draft && draft.fields.connection !== 'unknown') giveOut();
      const at = current(number);
      at.fields.connection = 'connected';
      const [, host = opened[3] ?? '', port = opened[4]] = opened;
      setTarget(at, host, port === undefined ? undefined : Number(port));
    } else if (trying) setTarget(current(number), trying[1] ?? '', undefined);
    else if (CLIENT.test(text)) current(number).client(text);
    else if (isReply(text) && (draft ?? /^(?:220|250-|421|554)/.test(text))) {
      // A second banner is a second session.
      if (text.startsWith('220') && BANNER.test(text) && draft?.fields.ehlo && !draft.awaitsStartTls)
        giveOut();
      current(number).server(text);
    }
  }
}

function setTarget(draft: EndpointDraft, host: string, port: number | undefined): void {
  const plain = host.replace(/^\[|\]$/g, '');
  if (/^[\d.]+$|:/.test(plain)) draft.fields.address ??= plain;
  else if (plain !== '') draft.fields.host ??= plain;
  if (port !== undefined && port > 0) draft.fields.port ??= port;
}

function readTestField(draft: EndpointDraft, name: string, value: string, raw: string): void {
  const { fields } = draft;
  fields.seenBy = 'test-connection';
  if (name === 'ComputerName') setTarget(draft, value, undefined);
  else if (name === 'RemoteAddress') {
    if (value !== '') fields.address ??= value;
  } else if (name === 'RemotePort') fields.port ??= Number(value);
  else if (name === 'SourceAddress') {
    if (value !== '') fields.from = value;
  } else if (name === 'TcpTestSucceeded') {
    fields.connection = /^true$/i.test(value) ? 'connected' : 'failed';
    if (fields.connection === 'failed') fields.connectError = raw.trim();
  }
}
