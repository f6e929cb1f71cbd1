import type { SmtpEndpoint } from '../fact.js';
import { readMachineTime } from '../machine-time.js';
import type { FormContext } from '../text/text-form.js';
import { isReply, type CertificateDraft, type EndpointDraft } from './endpoint-draft.js';

/** As a number of the operating system, or in words. */
export const NOT_CONNECTED =
  /^(?:connect:errno=(\d+)|connect: (.+)|[0-9A-Fa-f]+:error:\w+:system library:[^:]*:([^:]+).*)$/;
const VALIDITY = /^NotBefore: ([^;]{1,40}); NotAfter: (.{1,40})$/;
export const VERIFY_CODE = /^\s*Verify return code: (\d+) \((.*)\)\s*$/;
const VERIFY_ERROR = /^verify error:num=(\d+):(.*)$/;
const NEW_SESSION = /^(?:New|Reused), ([^,]+), Cipher is (.+)$/;
const SSL_ERROR =
  /^(?:[0-9A-Fa-f]{4,}:error:\w*:(.+)|(?:write|read):errno=(\d+).*|(no peer certificate available))$/;
export const NO_STARTTLS = /^didn't f(?:ou|i)nd starttls in server response/i;

/** A line below the names of a certificate: its issuer, or its dates. */
export function readField(entry: CertificateDraft, letter: string, value: string): void {
  if (letter === 'i') entry.issuer = value;
  const [, notBefore, notAfter] = (letter === 'v' ? VALIDITY.exec(value) : null) ?? [];
  if (notBefore === undefined || notAfter === undefined) return;
  entry.notBefore = readMachineTime(notBefore);
  entry.notAfter = readMachineTime(notAfter);
}

/** A line about the connection, the handshake, or the verification. */
export function readStatus(draft: EndpointDraft, text: string, number: number, context: FormContext): void {
  const { fields } = draft;
  const code = VERIFY_CODE.exec(text);
  const error = VERIFY_ERROR.exec(text);
  const session = NEW_SESSION.exec(text);
  const failed = SSL_ERROR.exec(text);
  const unreachable = NOT_CONNECTED.exec(text);
  if (code) fields.verifyResult = { code: Number(code[1]), text: code[2] ?? '' };
  else if (error) fields.verifyResult ??= { code: Number(error[1]), text: error[2] ?? '' };
  else if (session) readSession(draft, session[1] ?? '', session[2] ?? '');
  else if (NO_STARTTLS.test(text)) fields.startTlsOffered = false;
  else if (unreachable && fields.connection !== 'connected') {
    fields.connection = connectionOf(unreachable[1], unreachable[2] ?? unreachable[3]);
    fields.connectError = text.trim();
  } else if (failed) {
    if (fields.connection !== 'connected') return;
    if (fields.tls !== 'established') fields.tls = 'failed';
    fields.tlsError ??= (failed[1] ?? failed[3] ?? text).trim();
  } else if (text.startsWith('Verified peername: ')) fields.verifiedPeerName = text.slice(19).trim();
  else if (text.startsWith('Protocol version: ')) readSession(draft, text.slice(18).trim(), '');
  else if (text.startsWith('Ciphersuite: ')) fields.tlsCipher = text.slice(13).trim();
  else if (/^Verification(?: error)?: /.test(text)) readVerification(draft, text);
  else if (text.startsWith('Peer certificate: ')) {
    const subject = text.slice(18).trim();
    draft.certificate({ position: 0, subject, names: [], origin: context.origin(number) });
  } else readSessionBlock(draft, text);
}

function readVerification(draft: EndpointDraft, text: string): void {
  const verdict = text.slice(text.indexOf(': ') + 2).trim();
  draft.fields.verifyResult ??= { ...(verdict === 'OK' && { code: 0 }), text: verdict.toLowerCase() };
}

function readSession(draft: EndpointDraft, protocol: string, cipher: string): void {
  if (protocol === '(NONE)' || cipher === '(NONE)') {
    if (draft.fields.tls !== 'established') draft.fields.tls = 'failed';
    return;
  }
  draft.encrypted = true;
  draft.fields.tls = 'established';
  if (draft.startsTls) draft.fields.startTlsOffered ??= true;
  draft.fields.tlsProtocol = protocol.startsWith('TLSv1/') ? 'TLSv1' : protocol;
  if (cipher !== '') draft.fields.tlsCipher = cipher.trim();
}

/** The lines of the `SSL-Session:` block, and what the server says behind the handshake. */
function readSessionBlock(draft: EndpointDraft, text: string): void {
  const [, name, value = ''] = /^\s+(Protocol|Cipher)\s+: (\S+)/.exec(text) ?? [];
  // `New, TLSv1/SSLv3` of OpenSSL 1.0 names the family; the block names the version.
  if (name === 'Protocol' && draft.fields.tls === 'established') draft.fields.tlsProtocol = value;
  if (name === undefined && isReply(text)) {
    if (/^[45]/.test(text)) draft.reply(text.trim());
    else if (text.startsWith('220') && !draft.encrypted) draft.fields.banner ??= text.trim();
  }
}

function connectionOf(errno: string | undefined, words = ''): SmtpEndpoint['connection'] {
  if (errno === '111' || errno === '61' || errno === '10061' || words.includes('refused')) return 'refused';
  return errno === '110' || errno === '60' || errno === '10060' || words.includes('timed out')
    ? 'timed-out'
    : 'failed';
}

/** What the command line tells: where it connects to, and whether by STARTTLS. */
export function applyCommand(draft: EndpointDraft, command: string): void {
  const { fields } = draft;
  draft.startsTls = /-starttls\s+smtp/.test(command);
  const [, host, port] =
    /-connect\s+"?(\[[0-9a-fA-F:]+\]|(?:[0-9a-fA-F]{0,4}:){2,8}[0-9a-fA-F]{0,4}|[^\s":]+):(\w+)/.exec(
      command,
    ) ?? [];
  if (host !== undefined) {
    const plain = host.replace(/^\[|\]$/g, '');
    if (/^[\d.]+$|:/.test(plain)) fields.address = plain;
    else fields.host = plain;
  }
  if (port !== undefined) fields.port = port === 'smtp' ? 25 : Number(port) || 25;
}
